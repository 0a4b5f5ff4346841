package org.sendpath.collector.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How much each client may still ask: a token bucket each (as GCRA, one number per bucket), in a
 * table of fixed size. Two clients that fall into one place share its bucket; the table is so large
 * that a client is rarely hit, and as its hash is keyed, never on purpose.
 */
final class ClientRates {
  static final int BUCKETS = 1 << 16;

  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final ClientAddresses addresses;
  private final ClientKeys keys = ClientKeys.random();
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final long intervalNanos;
  private final long toleranceNanos;

  /** For each bucket when it will be full again, in nanoseconds from the start. */
  private final AtomicLongArray fullAtNanos = new AtomicLongArray(BUCKETS);

  ClientRates(RateLimit limit, ClientAddresses addresses, LongSupplier nanoTime) {
    this.addresses = addresses;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.intervalNanos = limit.perSecond() == 0 ? 0 : NANOS_PER_SECOND / limit.perSecond();
    this.toleranceNanos = intervalNanos * limit.burst();
  }

  /** Takes one from the client's bucket. Seconds to wait if it is empty; empty if all is well. */
  OptionalLong take(ServiceRequestContext ctx) {
    return intervalNanos == 0 ? OptionalLong.empty() : take(addresses.of(ctx));
  }

  /** Takes more without asking: what a request turned out to hold delays the client's next one. */
  void charge(ServiceRequestContext ctx, int more) {
    if (intervalNanos > 0 && more > 0) {
      charge(addresses.of(ctx), more);
    }
  }

  OptionalLong take(InetAddress client) {
    int bucket = keys.slot(client, BUCKETS);
    while (true) {
      long now = nanoTime.getAsLong() - startNanos;
      long fullAt = fullAtNanos.get(bucket);
      long next = Math.max(fullAt, now) + intervalNanos;
      long early = next - now - toleranceNanos;
      if (early > 0) {
        return OptionalLong.of((early + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
      }
      if (fullAtNanos.compareAndSet(bucket, fullAt, next)) {
        return OptionalLong.empty();
      }
    }
  }

  void charge(InetAddress client, int more) {
    long now = nanoTime.getAsLong() - startNanos;
    fullAtNanos.updateAndGet(
        keys.slot(client, BUCKETS),
        fullAt -> Math.max(fullAt, now) + Math.multiplyExact(intervalNanos, (long) more));
  }
}
