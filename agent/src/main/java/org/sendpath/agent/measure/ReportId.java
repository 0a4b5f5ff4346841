package org.sendpath.agent.measure;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 (RFC 9562 §5.7): time first, so that a store keeps reports in order; the rest is
 * random.
 */
public final class ReportId {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private ReportId() {}

  /** An id of {@code instant}, in milliseconds, with {@code random}'s next two numbers. */
  public static UUID at(Instant instant, RandomGenerator random) {
    long high = (instant.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0xfffL);
    long low = VARIANT | (random.nextLong() & 0x3fff_ffff_ffff_ffffL);
    return new UUID(high, low);
  }
}
