package org.sendpath.agent.dns;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A moment on the monotonic clock after which nothing is waited for. */
final class Deadline {
  private final LongSupplier nanoTime;
  private final long endNanos;

  private Deadline(LongSupplier nanoTime, long endNanos) {
    this.nanoTime = nanoTime;
    this.endNanos = endNanos;
  }

  static Deadline in(Duration timer, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + timer.toNanos());
  }

  /** The earlier of this and {@code timer} from now. */
  Deadline within(Duration timer) {
    long now = nanoTime.getAsLong();
    return new Deadline(nanoTime, now + Math.min(timer.toNanos(), endNanos - now));
  }

  boolean isPast() {
    return endNanos - nanoTime.getAsLong() <= 0;
  }

  /** What is left, rounded up to whole milliseconds: at least 1, for sockets take 0 as for ever. */
  int remainingMillis() throws SocketTimeoutException {
    long nanos = endNanos - nanoTime.getAsLong();
    if (nanos <= 0) {
      throw new SocketTimeoutException("the time to wait is over");
    }
    return Math.toIntExact((nanos + 999_999) / 1_000_000);
  }
}
