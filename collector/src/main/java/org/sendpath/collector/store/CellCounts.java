package org.sendpath.collector.store;

import java.util.Arrays;

/**
 * How often each {@link Measure} was counted: the content of a cell, or what is added to one. The
 * counts of things taken away are negative. What was counted zero times is left out.
 */
final class CellCounts {
  static final CellCounts NONE = new CellCounts(new int[0], new long[0], 0);

  private final int[] measures; // ascending
  private final long[] counts;
  private final int size;

  private CellCounts(int[] measures, long[] counts, int size) {
    this.measures = measures;
    this.counts = counts;
    this.size = size;
  }

  /** What is told of each count. */
  interface Visitor {
    void count(int measure, long count);
  }

  /** What {@link #toBytes} wrote. */
  static CellCounts of(byte[] bytes) {
    VarintBuffer in = new VarintBuffer(bytes);
    int[] measures = new int[bytes.length / 2];
    long[] counts = new long[bytes.length / 2];
    int size = 0;
    int measure = 0;
    while (in.hasMore()) {
      measure += Math.toIntExact(in.read());
      measures[size] = measure;
      counts[size++] = in.readSigned();
    }
    return new CellCounts(measures, counts, size);
  }

  /** For each measure its distance from the one before, and its count, as varints. */
  byte[] toBytes() {
    VarintBuffer out = new VarintBuffer();
    int last = 0;
    for (int i = 0; i < size; i++) {
      out.write(measures[i] - last);
      out.writeSigned(counts[i]);
      last = measures[i];
    }
    return out.toBytes();
  }

  CellCounts plus(CellCounts other) {
    int[] sumMeasures = new int[size + other.size];
    long[] sums = new long[size + other.size];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < size || j < other.size) {
      int mine = i < size ? measures[i] : Integer.MAX_VALUE;
      int its = j < other.size ? other.measures[j] : Integer.MAX_VALUE;
      int measure = Math.min(mine, its);
      long sum = (mine == measure ? counts[i++] : 0) + (its == measure ? other.counts[j++] : 0);
      if (sum != 0) {
        sumMeasures[n] = measure;
        sums[n++] = sum;
      }
    }
    return new CellCounts(sumMeasures, sums, n);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void forEach(Visitor visitor) {
    for (int i = 0; i < size; i++) {
      visitor.count(measures[i], counts[i]);
    }
  }

  /** Adds up what comes in any order. */
  static final class Sum {
    /** One bit more than measures have, so that all are positive. */
    private static final int MEASURE_BITS = Measure.BITS + 1;

    private static final int COUNT_BITS = Long.SIZE - MEASURE_BITS;

    // Measure above, count below: sorting numbers is faster than a map of them.
    private long[] packed = new long[16];
    private int size;

    void add(int measure, int times) {
      if (size == packed.length) {
        packed = Arrays.copyOf(packed, 2 * size);
      }
      packed[size++] = (long) measure << COUNT_BITS | (times & ((1L << COUNT_BITS) - 1));
    }

    /** Adds or, with a factor of -1, takes away everything in {@code other}. */
    void add(CellCounts other, int factor) {
      for (int i = 0; i < other.size; i++) {
        add(other.measures[i], factor * Math.toIntExact(other.counts[i]));
      }
    }

    CellCounts total() {
      Arrays.sort(packed, 0, size);
      int[] measures = new int[size];
      long[] counts = new long[size];
      int n = 0;
      int i = 0;
      while (i < size) {
        int measure = (int) (packed[i] >>> COUNT_BITS);
        long count = 0;
        for (; i < size && (int) (packed[i] >>> COUNT_BITS) == measure; i++) {
          count += (packed[i] << MEASURE_BITS) >> MEASURE_BITS;
        }
        if (count != 0) {
          measures[n] = measure;
          counts[n++] = count;
        }
      }
      return new CellCounts(measures, counts, n);
    }
  }
}
