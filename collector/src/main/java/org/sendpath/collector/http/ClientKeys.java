package org.sendpath.collector.http;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Numbers that stand for clients: hashes of their addresses under keys that nobody knows and that
 * end with the process. An IPv6 client is its /64, which is what one customer has at least.
 */
final class ClientKeys {
  private static final int IPV6_BYTES = 16;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long first;
  private final long second;

  private ClientKeys(long first, long second) {
    this.first = first;
    this.second = second;
  }

  static ClientKeys random() {
    SecureRandom random = new SecureRandom();
    return new ClientKeys(random.nextLong(), random.nextLong());
  }

  /** From 0 to {@code slots - 1}; the same for the same client, and telling nothing of it. */
  int slot(InetAddress client, int slots) {
    byte[] address = client.getAddress();
    ByteBuffer bytes = ByteBuffer.wrap(address);
    long network = address.length == IPV6_BYTES ? bytes.getLong() : bytes.getInt();
    return Math.floorMod(mixed(mixed(network ^ first) + second), slots);
  }

  /** The finalizer of SplitMix64: each bit of the input changes each of the output. */
  private static long mixed(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
