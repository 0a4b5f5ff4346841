package org.sendpath.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
  /** 366 days, the longest duration of the format. */
  private static final long MAX_MICROS = 31_622_400_000_000L;

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  /** Of all magnitudes: most latencies of a report are far below its bound. */
  @Provide
  Arbitrary<Long> micros() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 2_000),
        Arbitraries.longs().between(0, 20_000_000),
        Arbitraries.longs().between(0, MAX_MICROS));
  }

  @Provide
  Arbitrary<List<Long>> durations() {
    return micros().list().ofMinSize(1).ofMaxSize(60);
  }

  /** Those of the tables, and the ends. */
  @Provide
  Arbitrary<String> shares() {
    return Arbitraries.of("0.000001", "0.25", "0.5", "0.75", "0.9", "0.99", "1");
  }

  @Test
  void forEach_durations_givesEachRoundedOneOnceInOrder() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(20_123, 2);
    histogram.add(7, 1);
    histogram.add(20_099, 1);
    histogram.add(500, 3);
    histogram.add(500, -3);
    List<String> seen = new ArrayList<>();
    histogram.forEach((micros, times) -> seen.add(micros + " x " + times));
    assertThat(seen).containsExactly("7 x 1", "20100 x 3");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, 1000",
    "1004, 1000",
    "1005, 1010",
    "9994, 9990",
    "9995, 10000",
    "9999, 10000",
    "10049, 10000",
    "10050, 10100",
    "99949, 99900",
    "99950, 100000",
    "20123456, 20100000",
    "31622400000000, 31600000000000",
    // No report holds it, but no duration is refused.
    "9223372036854775807, 9220000000000000000",
  })
  void rounded_anyDuration_hasThreeDigitsHalfUp(long micros, long expected) {
    assertThat(LatencyHistogram.rounded(micros)).isEqualTo(expected);
  }

  @Property
  void rounded_anyDuration_isAsDecimalArithmeticHasIt(@ForAll("micros") long micros) {
    assertThat(LatencyHistogram.rounded(micros))
        .isEqualTo(new BigDecimal(micros).round(THREE_DIGITS).longValueExact());
  }

  @Property
  void rounded_keepsTheOrder(@ForAll("micros") long one, @ForAll("micros") long other) {
    assertThat(LatencyHistogram.rounded(Math.min(one, other)))
        .isLessThanOrEqualTo(LatencyHistogram.rounded(Math.max(one, other)));
  }

  @Property
  void quantileMicros_anyDurations_isNearestRankOfTheSortedList(
      @ForAll("durations") List<Long> durations, @ForAll("shares") String share) {
    List<Long> sorted = durations.stream().sorted().toList();
    int rank =
        new BigDecimal(share)
            .multiply(BigDecimal.valueOf(sorted.size()))
            .setScale(0, RoundingMode.CEILING)
            .intValueExact();
    LatencyHistogram histogram = of(durations);
    assertThat(histogram.quantileMicros(Double.parseDouble(share)))
        .hasValue(LatencyHistogram.rounded(sorted.get(rank - 1)));
    assertThat(histogram.minMicros()).hasValue(LatencyHistogram.rounded(sorted.get(0)));
    assertThat(histogram.total()).isEqualTo(durations.size());
  }

  /** At most ten million reports of 512 attempts: binary fractions must not shift the rank. */
  @Property
  void quantileMicros_manyDurations_doesNotShiftByRounding(
      @ForAll("shares") String share, @ForAll @LongRange(min = 1, max = 51_200_000) long hundreds) {
    long total = hundreds * 100;
    BigDecimal exact = new BigDecimal(share).multiply(BigDecimal.valueOf(total));
    long rank = exact.setScale(0, RoundingMode.CEILING).longValueExact();
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.add(1, rank);
    histogram.add(2, total - rank);
    assertThat(histogram.quantileMicros(Double.parseDouble(share))).hasValue(1);
    histogram.add(1, -1);
    histogram.add(2, 1);
    assertThat(histogram.quantileMicros(Double.parseDouble(share))).hasValue(2);
  }

  @Property
  void add_takenBack_leavesTheOthers(
      @ForAll("durations") List<Long> kept, @ForAll("durations") List<Long> gone) {
    LatencyHistogram histogram = of(gone);
    kept.forEach(micros -> histogram.add(micros, 1));
    gone.forEach(micros -> histogram.add(micros, -1));
    assertThat(contents(histogram)).isEqualTo(contents(of(kept)));
    assertThat(histogram.total()).isEqualTo(kept.size());
  }

  @Test
  void add_moreTakenBackThanCounted_isRefusedAndChangesNothing() {
    LatencyHistogram histogram = of(List.of(20_123L));
    List<Long> before = contents(histogram);
    assertThatIllegalStateException()
        .isThrownBy(() -> histogram.add(20_100, -2))
        .withMessage("more durations of 20100 us taken back than were counted");
    assertThat(contents(histogram)).isEqualTo(before);
    assertThat(histogram.total()).isEqualTo(1);
  }

  @Test
  void add_negativeDuration_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LatencyHistogram().add(-1, 1))
        .withMessage("micros: must not be negative");
  }

  @Test
  void quantileMicros_nothingCounted_isEmpty() {
    LatencyHistogram histogram = of(List.of(5L));
    histogram.add(5, -1);
    assertThat(histogram.quantileMicros(0.5)).isEmpty();
    assertThat(histogram.minMicros()).isEmpty();
    assertThat(contents(histogram)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.000001, Double.NaN})
  void quantileMicros_impossibleShare_isRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(List.of(5L)).quantileMicros(share))
        .withMessage("share: must be above 0 and at most 1");
  }

  @Property
  void add_histograms_isAsOfAllDurations(
      @ForAll("durations") List<Long> some, @ForAll("durations") List<Long> others) {
    LatencyHistogram histogram = of(some);
    histogram.add(of(others));
    assertThat(contents(histogram)).isEqualTo(contents(of(concat(some, others))));
    assertThat(histogram.total()).isEqualTo(some.size() + others.size());
  }

  /** Stores keep these numbers. */
  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, 1000", "1004, 1000", "1005, 1001", "133700000, 5534"})
  void bucket_anyDuration_hasTheNumberItAlwaysHad(long micros, int number) {
    assertThat(LatencyHistogram.bucket(micros)).isEqualTo(number);
    assertThat(LatencyHistogram.micros(number)).isEqualTo(LatencyHistogram.rounded(micros));
  }

  @Test
  void micros_noBucket_isRefused() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> LatencyHistogram.micros(LatencyHistogram.MAX_BUCKETS));
  }

  /** All durations, in order. */
  private static List<Long> contents(LatencyHistogram histogram) {
    return LongStream.rangeClosed(1, histogram.total())
        .mapToObj(rank -> histogram.quantileMicros((double) rank / histogram.total()))
        .map(OptionalLong::getAsLong)
        .toList();
  }

  private static LatencyHistogram of(List<Long> durations) {
    LatencyHistogram histogram = new LatencyHistogram();
    durations.forEach(micros -> histogram.add(micros, 1));
    return histogram;
  }

  private static List<Long> concat(List<Long> some, List<Long> others) {
    return Arrays.asList(some, others).stream().flatMap(List::stream).toList();
  }
}
