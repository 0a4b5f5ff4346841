package org.sendpath.analysis.engine;

/**
 * A report's number is its own within its dataset alone. Where several datasets are read, those of
 * each begin further up.
 */
public final class DatasetNumbers {
  private static final int BITS = 40;

  private DatasetNumbers() {}

  /**
   * What is added to the numbers of a dataset.
   *
   * @param dataset which of those that are read, from 0
   */
  public static long first(int dataset) {
    if (dataset < 0 || dataset >= 1 << (Long.SIZE - 1 - BITS)) {
      throw new IllegalArgumentException("dataset: there can be no " + (dataset + 1L));
    }
    return (long) dataset << BITS;
  }
}
