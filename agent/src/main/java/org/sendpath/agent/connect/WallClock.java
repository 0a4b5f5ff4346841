package org.sendpath.agent.connect;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The system's wall clock, by which the kernel stamps packets, beside the monotonic clock. */
final class WallClock {
  /** A reading between whose two ends something else ran is far off; one of a few is not. */
  private static final int READINGS = 3;

  private WallClock() {}

  /**
   * What {@link System#nanoTime} was at a moment of the wall clock shortly before, to some
   * microseconds; wrong if the wall clock was set since then.
   */
  static long nanoTimeAt(long epochNanos) {
    long narrowestNanos = Long.MAX_VALUE;
    long nanoTime = 0;
    for (int i = 0; i < READINGS; i++) {
      long beforeNanos = System.nanoTime();
      Instant now = Instant.now();
      long widthNanos = System.nanoTime() - beforeNanos;
      if (widthNanos < narrowestNanos) {
        narrowestNanos = widthNanos;
        long nowEpochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        nanoTime = beforeNanos + widthNanos / 2 - (nowEpochNanos - epochNanos);
      }
    }
    return nanoTime;
  }
}
