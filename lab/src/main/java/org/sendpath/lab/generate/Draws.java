package org.sendpath.lab.generate;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random draws that are the same on every Java: they rest on {@code nextLong} and {@code
 * StrictMath} alone. What Java derives from them (bounded numbers, normal ones) may change.
 */
final class Draws implements RandomGenerator {
  /** What is drawn for; each has draws of its own, so that one more here moves none there. */
  enum Purpose {
    ORDER(1),
    GROUP(2),
    VOLUNTEER(3),
    PAIR(4),
    SITE(5),
    REPORT(6);

    private final int salt;

    Purpose(int salt) {
      this.salt = salt;
    }
  }

  private static final double UNIT = 0x1p-53;
  private static final long SIXTEEN_BITS = 0xffff;

  /** The mean of the sum of four draws of 16 bits. */
  private static final double SUM_MEAN = 2.0 * SIXTEEN_BITS;

  /** Four uniform draws together have a variance of a third of one's range squared. */
  private static final double SUM_DEVIATION = StrictMath.sqrt(1.0 / 3) * (SIXTEEN_BITS + 1);

  private final SplittableRandom random;

  private Draws(SplittableRandom random) {
    this.random = random;
  }

  /** The draws for the {@code number}th of its purpose. */
  static Draws of(long seed, Purpose purpose, long number) {
    return new Draws(new SplittableRandom(mixed(mixed(mixed(seed) + purpose.salt) + number)));
  }

  /** Every bit of {@code bits} in every bit of the result (Stafford's variant 13). */
  static long mixed(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /** 0 to 1, without 1. */
  double unit() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <E> E pick(List<E> values) {
    return values.get(below(values.size()));
  }

  /** Uniform, in whole numbers. */
  long between(long least, long most) {
    return least + (long) (unit() * (most - least + 1));
  }

  /**
   * Log-normal but for the far tails.
   *
   * @param spread the standard deviation of the logarithm
   */
  double logNormal(double median, double spread) {
    return median * StrictMath.exp(spread * normal());
  }

  /** Four uniform draws summed: normal enough, and cheap. */
  private double normal() {
    long bits = nextLong();
    long sum =
        (bits & SIXTEEN_BITS)
            + ((bits >>> 16) & SIXTEEN_BITS)
            + ((bits >>> 32) & SIXTEEN_BITS)
            + (bits >>> 48);
    return (sum - SUM_MEAN) / SUM_DEVIATION;
  }
}
