package org.sendpath.collector.http;

/**
 * What a body may be.
 *
 * @param maxReportBytes one report, unpacked; also one line of many
 * @param maxBytes a body of many reports, as it is sent
 * @param maxUnpackedBytes a body of many reports, unpacked
 * @param maxLines reports in one body
 * @param maxMemoryBytes all bodies together that are being received or judged
 */
public record BodyLimits(
    int maxReportBytes, int maxBytes, int maxUnpackedBytes, int maxLines, long maxMemoryBytes) {
  /** One full report is 1 MB at most; memory for four of the largest bodies. */
  public static final BodyLimits DEFAULT =
      new BodyLimits(1 << 20, 8 << 20, 32 << 20, 10_000, 160L << 20);

  public BodyLimits {
    if (maxReportBytes < 1 || maxLines < 1) {
      throw new IllegalArgumentException("maxReportBytes, maxLines: must be positive");
    }
    if (maxBytes < maxReportBytes || maxUnpackedBytes < maxBytes) {
      throw new IllegalArgumentException(
          "maxReportBytes, maxBytes, maxUnpackedBytes: each at least the one before");
    }
    if (maxMemoryBytes < (long) maxBytes + maxUnpackedBytes) {
      throw new IllegalArgumentException("maxMemoryBytes: must hold one packed and unpacked body");
    }
  }
}
