package org.sendpath.table;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
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
  private static final int MAX_BUCKETS = EXACT_BELOW + 16 * BUCKETS_PER_DECADE;

  private long[] counts = new long[64];
  private long total;

  /** {@code micros} rounded as the histogram does it. */
  public static long rounded(long micros) {
    return value(bucket(micros));
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

  /**
   * As bytes: for each bucket in use its distance from the one before and its count, as varints.
   */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int last = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      if (counts[bucket] != 0) {
        writeVarint(out, bucket - last);
        writeVarint(out, counts[bucket]);
        last = bucket;
      }
    }
    return out.toByteArray();
  }

  /**
   * Counts everything that {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException if the bytes are not its; nothing was counted then
   */
  public void add(byte[] bytes) {
    requireWritten(bytes);
    int[] at = {0};
    int bucket = 0;
    while (at[0] < bytes.length) {
      bucket += (int) readVarint(bytes, at);
      addToBucket(bucket, readVarint(bytes, at));
    }
  }

  /** Reads once before anything is counted, so that damaged bytes change nothing. */
  private void requireWritten(byte[] bytes) {
    int[] at = {0};
    long bucket = -1;
    long sum = total;
    while (at[0] < bytes.length) {
      long distance = readVarint(bytes, at);
      long times = readVarint(bytes, at);
      boolean first = bucket < 0;
      boolean possible =
          (first || distance > 0)
              && distance < MAX_BUCKETS
              && times > 0
              && times <= Long.MAX_VALUE - sum;
      bucket = first ? distance : bucket + distance;
      if (!possible || bucket >= MAX_BUCKETS) {
        throw noHistogram("at byte " + at[0]);
      }
      sum += times;
    }
  }

  private void addToBucket(int bucket, long times) {
    if (bucket >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(bucket + 1, counts.length * 2));
    }
    if (counts[bucket] + times < 0) {
      throw new IllegalStateException(
          "more durations of " + value(bucket) + " us taken back than were counted");
    }
    counts[bucket] += times;
    total += times;
  }

  private long atRank(long rank) {
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return value(bucket);
      }
    }
    throw new IllegalStateException("rank " + rank + " of " + total);
  }

  private static int bucket(long micros) {
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

  private static long value(int bucket) {
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

  private static void writeVarint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readVarint(byte[] bytes, int[] at) {
    long value = 0;
    // Nine times seven bits are what a long holds above zero.
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      if (at[0] == bytes.length) {
        throw noHistogram("cut off");
      }
      byte next = bytes[at[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        if (next == 0 && shift > 0) {
          throw noHistogram("at byte " + at[0]);
        }
        return value;
      }
    }
    throw noHistogram("at byte " + at[0]);
  }

  private static IllegalArgumentException noHistogram(String where) {
    return new IllegalArgumentException("bytes: no histogram, " + where);
  }
}
