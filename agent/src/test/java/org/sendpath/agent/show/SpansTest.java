package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "0, <0.1 ms, 0.1 ms未満",
    "49, <0.1 ms, 0.1 ms未満",
    "50, 0.1 ms, 0.1 ms",
    "400, 0.4 ms, 0.4 ms",
    "9949, 9.9 ms, 9.9 ms",
    "9950, 10 ms, 10 ms",
    "25400, 25 ms, 25 ms",
    "999499, 999 ms, 999 ms",
    "999500, 1.0 s, 1.0 秒",
    "10000213, 10.0 s, 10.0 秒",
    "59949999, 59.9 s, 59.9 秒",
    "59950000, 1 min 0 s, 1 分 0 秒",
    "133700000, 2 min 14 s, 2 分 14 秒",
    "3599600000, 60 min 0 s, 60 分 0 秒",
  })
  void text_micros_readsAsPeopleSayIt(long micros, String english, String japanese) {
    assertThat(new Spans(Messages.of("en")).text(micros)).isEqualTo(english);
    assertThat(new Spans(Messages.of("ja")).text(micros)).isEqualTo(japanese);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.0 s", "99999, 0.0 s", "1950000, 1.9 s", "133700000, 2 min 14 s"})
  void growing_micros_keepsToSecondsAndNeverRunsAhead(long micros, String text) {
    assertThat(new Spans(Messages.of("en")).growing(micros)).isEqualTo(text);
  }
}
