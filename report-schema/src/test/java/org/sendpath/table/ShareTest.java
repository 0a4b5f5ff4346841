package org.sendpath.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
  /**
   * R. G. Newcombe, Statistics in Medicine 17, 1998, pp. 857-872, Table I, method 3: the score
   * interval without continuity correction, to four decimals.
   */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void of_newcombesExamples_isHisInterval(long part, long whole, BigDecimal low, BigDecimal high) {
    Share share = Share.of(part, whole);
    assertThat(share.low().setScale(4, RoundingMode.HALF_EVEN)).isEqualTo(low);
    assertThat(share.high().setScale(4, RoundingMode.HALF_EVEN)).isEqualTo(high);
  }

  /** SciPy 1.17.1: {@code binomtest(part, whole).proportion_ci(0.95, method="wilson")}. */
  @ParameterizedTest
  @CsvSource({
    // The shares of the WIDE report's Tables 4.2 and 4.3.
    "0, 26, 0.000000, 0.000000, 0.128729",
    "1, 26, 0.038462, 0.006822, 0.188928",
    "2, 26, 0.076923, 0.021355, 0.241416",
    "4, 26, 0.153846, 0.061500, 0.335312",
    "6, 26, 0.230769, 0.110338, 0.420516",
    "7, 26, 0.269231, 0.137044, 0.460830",
    "12, 26, 0.461538, 0.287559, 0.645421",
    "16, 26, 0.615385, 0.425349, 0.775714",
    // Nothing, all, and as much as a store ever holds.
    "26, 26, 1.000000, 0.871271, 1.000000",
    "0, 1, 0.000000, 0.000000, 0.793451",
    "1, 1, 1.000000, 0.206549, 1.000000",
    "1, 2, 0.500000, 0.094531, 0.905469",
    "1, 1000000, 0.000001, 0.000000, 0.000006",
    "999999, 1000000, 0.999999, 0.999994, 1.000000",
    "5000000, 10000000, 0.500000, 0.499690, 0.500310",
    "123456789, 987654321, 0.125000, 0.124979, 0.125021",
  })
  void of_anyCounts_isSciPysInterval(
      long part, long whole, BigDecimal value, BigDecimal low, BigDecimal high) {
    assertThat(Share.of(part, whole)).isEqualTo(new Share(value, low, high));
  }

  @Property
  void of_anyCounts_liesInItsIntervalAndMirrors(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long whole,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long some) {
    long part = some % (whole + 1);
    Share share = Share.of(part, whole);
    Share rest = Share.of(whole - part, whole);
    assertThat(share.low()).isBetween(BigDecimal.ZERO, share.value());
    assertThat(share.high()).isBetween(share.value(), BigDecimal.ONE);
    assertThat(rest.low()).isEqualTo(BigDecimal.ONE.subtract(share.high()));
    assertThat(rest.high()).isEqualTo(BigDecimal.ONE.subtract(share.low()));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, whole: must be at least 1",
    "1, -1, whole: must be at least 1",
    "-1, 26, part: must be from 0 to 26",
    "27, 26, part: must be from 0 to 26",
  })
  void of_impossibleCounts_isRefused(long part, long whole, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Share.of(part, whole))
        .withMessage(message);
  }
}
