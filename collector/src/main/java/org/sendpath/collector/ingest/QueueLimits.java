package org.sendpath.collector.ingest;

/**
 * How much may wait for the writer, and how much it takes at once.
 *
 * @param maxReports reports that wait or are being written
 * @param maxBytes of those
 * @param maxGroupReports reports in one transaction; a request that brings more makes a larger one
 */
public record QueueLimits(int maxReports, long maxBytes, int maxGroupReports) {
  /** About a second's work, in memory that a small machine has. */
  public static final QueueLimits DEFAULT = new QueueLimits(20_000, 64L << 20, 512);

  public QueueLimits {
    if (maxReports < 1 || maxBytes < 1 || maxGroupReports < 1) {
      throw new IllegalArgumentException("maxReports, maxBytes, maxGroupReports: must be positive");
    }
  }
}
