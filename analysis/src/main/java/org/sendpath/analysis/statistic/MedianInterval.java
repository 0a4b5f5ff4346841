package org.sendpath.analysis.statistic;

import java.util.SortedMap;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Between which bounds a median lies with 95 % confidence: the percentile bootstrap (B. Efron,
 * Annals of Statistics 7, 1979, pp. 1-26), computed exactly instead of by drawing resamples (J. S.
 * Maritz and R. G. Jarrett, JASA 73, 1978, pp. 194-196). It is the limit that infinitely many
 * resamples come to, so it is the same each time.
 *
 * <p>The median of n durations is the one of rank ceil(n / 2), as {@link
 * org.sendpath.table.LatencyHistogram} has it. A resample's median is at most x if at least that
 * many of its n draws are; each draw is with probability F(x), the share of the durations that do
 * not exceed x. So it is P(Binomial(n, F(x)) &ge; ceil(n / 2)). The bounds are the smallest
 * durations at which this reaches 2.5 % and 97.5 %. Rounding the durations keeps their order: the
 * interval of rounded durations is the rounded interval.
 *
 * @param lowMicros one of the durations
 * @param highMicros one of the durations, at least {@code lowMicros}
 */
public record MedianInterval(long lowMicros, long highMicros) {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  public MedianInterval {
    if (lowMicros > highMicros) {
      throw new IllegalArgumentException("lowMicros: must be at most highMicros");
    }
  }

  /**
   * The interval of the median.
   *
   * @param countByMicros how often each duration was seen, at least one in all
   */
  public static MedianInterval of(SortedMap<Long, Long> countByMicros) {
    long[] micros = new long[countByMicros.size()];
    long[] upTo = new long[countByMicros.size()];
    int distinct = 0;
    long total = 0;
    for (var entry : countByMicros.entrySet()) {
      if (entry.getValue() < 0) {
        throw new IllegalArgumentException("countByMicros: no count may be negative");
      }
      total = Math.addExact(total, entry.getValue());
      micros[distinct] = entry.getKey();
      upTo[distinct] = total;
      distinct++;
    }
    if (total < 1) {
      throw new IllegalArgumentException("countByMicros: must count at least one duration");
    }
    return new MedianInterval(
        micros[firstReaching(LOW, upTo, total)], micros[firstReaching(HIGH, upTo, total)]);
  }

  /** The first duration which a resample's median does not exceed with this probability. */
  private static int firstReaching(double probability, long[] upTo, long total) {
    long rank = total - total / 2;
    // P(Binomial(n, p) >= k) = P(Beta(k, n - k + 1) <= p): DLMF 8.17.5. It has no bound on n.
    BetaDistribution median = BetaDistribution.of((double) rank, total - rank + 1.0);
    int first = 0;
    int last = upTo.length - 1;
    while (first < last) {
      int middle = (first + last) >>> 1;
      if (median.cumulativeProbability((double) upTo[middle] / total) >= probability) {
        last = middle;
      } else {
        first = middle + 1;
      }
    }
    return first;
  }
}
