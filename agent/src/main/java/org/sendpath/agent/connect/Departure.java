package org.sendpath.agent.connect;

import java.util.concurrent.TimeUnit;

/** When a SYN left, as near as a process can tell. */
final class Departure {
  /**
   * A call that takes longer than twice this was interrupted, or did the network's work, too: on
   * loopback and between namespaces it handles the answer's way.
   */
  private static final long MAX_AFTER_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private Departure() {}

  /**
   * The SYN leaves inside {@code connect}, after the route and a port are found and before the call
   * is over: half way through it, and soon after its beginning if it takes long.
   *
   * @param beforeNanos {@link System#nanoTime} before the call
   * @param afterNanos after it
   */
  static long nanos(long beforeNanos, long afterNanos) {
    return beforeNanos + Math.min((afterNanos - beforeNanos) / 2, MAX_AFTER_NANOS);
  }
}
