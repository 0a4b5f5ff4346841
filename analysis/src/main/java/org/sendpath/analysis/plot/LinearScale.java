package org.sendpath.analysis.plot;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * From 0, every value as far from the next.
 *
 * @param step between the values that are named
 * @param steps how many there are
 * @param start where 0 stands, in pixels
 */
record LinearScale(
    double step, int steps, double start, double length, DoubleFunction<String> label)
    implements Scale {
  private static final int MOST_STEPS = 6;
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  /** As far as {@code greatest}, in round steps. */
  static LinearScale upTo(
      double greatest, double start, double length, DoubleFunction<String> label) {
    double decade = Math.pow(10, Math.floor(Math.log10(greatest / MOST_STEPS)));
    double step = 0;
    for (double round : ROUND) {
      step = round * decade;
      if (Math.ceil(greatest / step) <= MOST_STEPS) {
        break;
      }
    }
    int steps = (int) Math.max(1, Math.ceil(greatest / step));
    return new LinearScale(step, steps, start, length, label);
  }

  @Override
  public double at(double value) {
    return start + length * Math.min(1, Math.max(0, value / (step * steps)));
  }

  @Override
  public List<Tick> ticks() {
    return IntStream.rangeClosed(0, steps)
        .mapToObj(i -> new Tick(step * i, label.apply(step * i)))
        .toList();
  }
}
