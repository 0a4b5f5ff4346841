package org.sendpath.collector.http;

/**
 * How often one client may ask. A report counts as one, a body of many as one per report.
 *
 * @param perSecond in the long run; 0 for no limit
 * @param burst at once, after a pause
 */
public record RateLimit(int perSecond, int burst) {
  /** A whole campus behind one address still comes through; a loop does not. */
  public static final RateLimit DEFAULT = new RateLimit(50, 2_000);

  /** No limit. */
  public static final RateLimit NONE = new RateLimit(0, 1);

  /** More could not be told apart by a clock of nanoseconds. */
  static final int MAX = 1_000_000;

  public RateLimit {
    if (perSecond < 0 || perSecond > MAX || burst < 1 || burst > MAX) {
      throw new IllegalArgumentException(
          "perSecond: from 0 to " + MAX + "; burst: from 1 to " + MAX);
    }
  }
}
