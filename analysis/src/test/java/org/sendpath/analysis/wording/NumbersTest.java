package org.sendpath.analysis.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void share_fewPairs_isToldInWholePercents() {
    assertThat(Numbers.share(0.461538, 26)).isEqualTo("46%");
    assertThat(Numbers.interval(0.287619, 0.645401, 26)).isEqualTo("29–65%");
  }

  @Test
  void share_manyPairs_isToldInTenths() {
    assertThat(Numbers.share(0.461538, 500)).isEqualTo("46.2%");
    assertThat(Numbers.interval(0.0, 1.0, 500)).isEqualTo("0.0–100.0%");
  }

  @Test
  void duration_anyLength_hasThreeDigitsInTheUnitThatReadsBest() {
    assertThat(Numbers.duration(0)).isEqualTo("0 s");
    assertThat(Numbers.duration(7)).isEqualTo("7.00 µs");
    assertThat(Numbers.duration(999)).isEqualTo("999 µs");
    assertThat(Numbers.duration(18_449)).isEqualTo("18.4 ms");
    assertThat(Numbers.duration(999_600)).isEqualTo("1.00 s");
    assertThat(Numbers.duration(10_000_000)).isEqualTo("10.0 s");
    assertThat(Numbers.duration(133_700_000)).isEqualTo("134 s");
    assertThat(Numbers.duration(1_234_000_000)).isEqualTo("1,230 s");
  }

  @Test
  void roundDuration_powersOfTen_haveNoDigitsThatSayNothing() {
    assertThat(Numbers.roundDuration(1)).isEqualTo("1 µs");
    assertThat(Numbers.roundDuration(1_000)).isEqualTo("1 ms");
    assertThat(Numbers.roundDuration(100_000)).isEqualTo("100 ms");
    assertThat(Numbers.roundDuration(1_000_000_000)).isEqualTo("1,000 s");
  }

  @Test
  void seconds_wholeOrNot_areToldToATenth() {
    assertThat(Numbers.seconds(189)).isEqualTo("189 s");
    assertThat(Numbers.seconds(133.74)).isEqualTo("133.7 s");
    assertThat(Numbers.count(12_345)).isEqualTo("12,345");
  }
}
