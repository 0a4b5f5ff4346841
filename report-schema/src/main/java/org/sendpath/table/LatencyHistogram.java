package org.sendpath.table;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How often each duration was seen, durations rounded to three significant digits (half up). The
 * quantiles are by nearest rank: the smallest duration that at least that share of all does not
 * exceed. Rounding keeps the order, so a quantile of the rounded durations is the rounded quantile
 * of the exact ones: whoever has the exact durations gets the same figures.
 *
 * <p>Counts can be added and taken back; histograms can be added. Not safe for several threads.
 */
public final class LatencyHistogram {
  private static final int EXACT_BELOW = 1000;
  private static final int BUCKETS_PER_DECADE = 900;
  private static final int FIRST_MANTISSA = 100;

  /** More than any duration needs. */
  public static final int MAX_BUCKETS = EXACT_BELOW + 16 * BUCKETS_PER_DECADE;

  private long[] counts = new long[64];
  private long total;

  /** {@code micros} rounded as the histogram does it. */
  public static long rounded(long micros) {
    return micros(bucket(micros));
  }

  /**
   * Counts a duration.
   *
   * @param micros at least 0
   * @param times how often; negative takes it back
   */
  public void add(long micros, long times) {
    addToBucket(bucket(micros), times);
  }

  /** Counts everything that {@code other} has counted. */
  public void add(LatencyHistogram other) {
    for (int bucket = 0; bucket < other.counts.length; bucket++) {
      if (other.counts[bucket] != 0) {
        addToBucket(bucket, other.counts[bucket]);
      }
    }
  }

  /** Takes a duration in microseconds and how often it was counted. */
  @FunctionalInterface
  public interface CountConsumer {
    /** Takes them. */
    void take(long micros, long times);
  }

  /** Gives each duration that was counted, the shortest first. */
  public void forEach(CountConsumer each) {
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] != 0) {
        each.take(micros(bucket), counts[bucket]);
      }
    }
  }

  /** How many durations were counted. */
  public long total() {
    return total;
  }

  /** The shortest, in microseconds; empty if nothing was counted. */
  public OptionalLong minMicros() {
    return total == 0 ? OptionalLong.empty() : OptionalLong.of(atRank(1));
  }

  /**
   * The quantile, in microseconds; empty if nothing was counted.
   *
   * @param share above 0, at most 1
   */
  public OptionalLong quantileMicros(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share: must be above 0 and at most 1");
    }
    return total == 0
        ? OptionalLong.empty()
        : OptionalLong.of(atRank(Math.max(1, (long) Math.ceil(share * total))));
  }

  private void addToBucket(int bucket, long times) {
    if (bucket >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(bucket + 1, counts.length * 2));
    }
    if (counts[bucket] + times < 0) {
      throw new IllegalStateException(
          "more durations of " + micros(bucket) + " us taken back than were counted");
    }
    counts[bucket] += times;
    total += times;
  }

  private long atRank(long rank) {
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return micros(bucket);
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + total);
  }

  /**
   * The number of the bucket that {@code micros} falls into. Stores keep these numbers: they never
   * change.
   *
   * @param micros at least 0
   * @return from 0, below {@link #MAX_BUCKETS}
   */
  public static int bucket(long micros) {
    if (micros < 0) {
      throw new IllegalArgumentException("micros: must not be negative");
    }
    if (micros < EXACT_BELOW) {
      return (int) micros;
    }
    long unit = 10;
    int decade = 0;
    while (micros / unit >= EXACT_BELOW) {
      unit *= 10;
      decade++;
    }
    // Half up; 999.5 becomes 1000, which is the next decade's first bucket by the same sum.
    int mantissa = (int) (micros / unit + (micros % unit >= unit / 2 ? 1 : 0));
    return EXACT_BELOW + decade * BUCKETS_PER_DECADE + mantissa - FIRST_MANTISSA;
  }

  /** The duration that all of the bucket's are rounded to, in microseconds. */
  public static long micros(int bucket) {
    Objects.checkIndex(bucket, MAX_BUCKETS);
    if (bucket < EXACT_BELOW) {
      return bucket;
    }
    int above = bucket - EXACT_BELOW;
    long value = (long) FIRST_MANTISSA + above % BUCKETS_PER_DECADE;
    for (int decade = above / BUCKETS_PER_DECADE; decade >= 0; decade--) {
      value *= 10;
    }
    return value;
  }
}
