package org.sendpath.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportIdTest {
  private static final Instant INSTANT = Instant.parse("2026-11-21T01:02:03.456Z");

  @Test
  void at_anyInstant_isVersion7WithTheInstantFirst() {
    UUID id = ReportId.at(INSTANT, new Random(1));
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(INSTANT.toEpochMilli());
  }

  @Test
  void at_sameInstant_differs() {
    Random random = new Random(1);
    assertThat(ReportId.at(INSTANT, random)).isNotEqualTo(ReportId.at(INSTANT, random));
  }

  @Test
  void at_laterInstant_sortsLater() {
    String first = ReportId.at(INSTANT, new Random(2)).toString();
    String second = ReportId.at(INSTANT.plusMillis(1), new Random(3)).toString();
    assertThat(second).isGreaterThan(first);
  }
}
