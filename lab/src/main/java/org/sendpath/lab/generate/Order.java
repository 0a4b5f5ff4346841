package org.sendpath.lab.generate;

/**
 * A random order of the numbers below a bound, each found on its own, without a table: a Feistel
 * network over the next power of four, walked until it is below the bound.
 */
final class Order {
  private static final int ROUNDS = 4;

  private final long bound;
  private final int halfBits;
  private final long halfMask;
  private final long[] keys = new long[ROUNDS];

  Order(long bound, Draws draws) {
    this.bound = bound;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, bound - 1));
    this.halfBits = (bits + 1) / 2;
    this.halfMask = (1L << halfBits) - 1;
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = draws.nextLong();
    }
  }

  /** What stands at {@code place}: below the bound, and at no other place. */
  long at(long place) {
    long number = place;
    do {
      number = permuted(number);
    } while (number >= bound);
    return number;
  }

  private long permuted(long number) {
    long left = number >>> halfBits;
    long right = number & halfMask;
    for (long key : keys) {
      long next = left ^ (Draws.mixed(right + key) & halfMask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }
}
