package org.sendpath.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "120 | 120",
        "999999999 | 999999999",
        "Sat, 21 Nov 2026 12:01:00 GMT | 60",
        "Sat, 21 Nov 2026 11:00:00 GMT | 0"
      })
  void parse_secondsOrDate_isTheWait(String value, long seconds) {
    assertThat(RetryAfter.parse(value, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "soon", "99999999999999999999", "2026-11-21T12:00:00Z"})
  void parse_anythingElse_isNothing(String value) {
    assertThat(RetryAfter.parse(value, NOW)).isEmpty();
  }
}
