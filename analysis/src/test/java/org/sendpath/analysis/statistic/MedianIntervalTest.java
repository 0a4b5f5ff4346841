package org.sendpath.analysis.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sendpath.table.LatencyHistogram;

class MedianIntervalTest {
  /** Recorded from SciPy 1.17.1 by median-interval.py, which lies beside the file. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "median-interval.csv", useHeadersInDisplayName = true)
  void of_recordedDurations_isSciPysInterval(
      String name, String counts, long low, long high, Double drawnLow, Double drawnHigh) {
    MedianInterval interval = MedianInterval.of(parsed(counts));
    assertThat(interval).as(name).isEqualTo(new MedianInterval(low, high));
    if (drawnLow != null) {
      assertThat((double) interval.lowMicros()).isEqualTo(drawnLow);
      assertThat((double) interval.highMicros()).isEqualTo(drawnHigh);
    }
  }

  @Property(tries = 200)
  void of_anyDurations_holdsTheirMedianAndKeepsRounding(
      @ForAll @Size(min = 1, max = 200) Map<@LongRange(min = 0, max = 200_000_000) Long, @LongRange(min = 1, max = 50) Long>
              durations) {
    LatencyHistogram histogram = new LatencyHistogram();
    SortedMap<Long, Long> rounded = new TreeMap<>();
    durations.forEach(
        (micros, times) -> {
          histogram.add(micros, times);
          rounded.merge(LatencyHistogram.rounded(micros), times, Long::sum);
        });
    MedianInterval exact = MedianInterval.of(new TreeMap<>(durations));
    MedianInterval ofRounded = MedianInterval.of(rounded);
    assertThat(histogram.quantileMicros(0.5).orElseThrow())
        .isBetween(ofRounded.lowMicros(), ofRounded.highMicros());
    assertThat(ofRounded)
        .isEqualTo(
            new MedianInterval(
                LatencyHistogram.rounded(exact.lowMicros()),
                LatencyHistogram.rounded(exact.highMicros())));
  }

  @Test
  void of_moreDurationsThanAnIntCounts_narrowsToTheMedian() {
    SortedMap<Long, Long> durations = new TreeMap<>();
    for (long micros = 1; micros <= 10_000; micros++) {
      durations.put(micros, 1_000_000_000L);
    }
    assertThat(MedianInterval.of(durations)).isEqualTo(new MedianInterval(5_000, 5_001));
  }

  @Test
  void of_durationsCountedZeroTimes_ignoresThem() {
    assertThat(MedianInterval.of(new TreeMap<>(Map.of(1L, 0L, 2L, 1L, 3L, 0L))))
        .isEqualTo(new MedianInterval(2, 2));
  }

  @Test
  void of_noDurations_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MedianInterval.of(new TreeMap<>(Map.of(1L, 0L))))
        .withMessage("countByMicros: must count at least one duration");
  }

  @Test
  void of_negativeCount_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MedianInterval.of(new TreeMap<>(Map.of(1L, -1L, 2L, 5L))))
        .withMessage("countByMicros: no count may be negative");
  }

  private static SortedMap<Long, Long> parsed(String counts) {
    SortedMap<Long, Long> durations = new TreeMap<>();
    for (String entry : counts.split(" ", -1)) {
      int times = entry.indexOf('x');
      durations.put(
          Long.valueOf(entry.substring(0, times)), Long.valueOf(entry.substring(times + 1)));
    }
    return durations;
  }
}
