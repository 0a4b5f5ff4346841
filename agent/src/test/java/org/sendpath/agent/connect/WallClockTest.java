package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WallClockTest {
  /** The two clocks are read one after the other, and the wall clock may be slewed meanwhile. */
  private static final long TOLERANCE_NANOS = TimeUnit.SECONDS.toNanos(1);

  @Test
  void nanoTimeAt_aMomentAgo_isThen() {
    long beforeNanos = System.nanoTime();
    Instant now = Instant.now();
    long afterNanos = System.nanoTime();
    long epochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();

    assertThat(WallClock.nanoTimeAt(epochNanos))
        .isBetween(beforeNanos - TOLERANCE_NANOS, afterNanos + TOLERANCE_NANOS);
    assertThat(WallClock.nanoTimeAt(epochNanos - TimeUnit.MINUTES.toNanos(1)))
        .isBetween(
            beforeNanos - TimeUnit.MINUTES.toNanos(1) - TOLERANCE_NANOS,
            afterNanos - TimeUnit.MINUTES.toNanos(1) + TOLERANCE_NANOS);
  }
}
