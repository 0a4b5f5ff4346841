package org.sendpath.agent.measure;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps a gap between the SYNs to one host, since routers limit the rate of their ICMP errors: of
 * 20 connects at once to a filtered host, 6 are answered at once and the last after 19 s.
 */
final class SynPacer {
  private final long gapNanos;
  private final LongSupplier nanos;
  private final Map<InetAddress, Long> nextFreeNanos = new HashMap<>();

  SynPacer(Duration gap, LongSupplier nanos) {
    this.gapNanos = gap.toNanos();
    this.nanos = nanos;
  }

  /**
   * Completes when the next SYN to {@code address} may leave; turns are given in the order of the
   * calls.
   */
  synchronized CompletableFuture<Void> turn(InetAddress address) {
    long now = nanos.getAsLong();
    Long free = nextFreeNanos.get(address);
    long waitNanos = free == null ? 0 : Math.max(0, free - now);
    nextFreeNanos.put(address, now + waitNanos + gapNanos);
    if (waitNanos == 0) {
      return CompletableFuture.completedFuture(null);
    }
    return new CompletableFuture<Void>().completeOnTimeout(null, waitNanos, TimeUnit.NANOSECONDS);
  }
}
