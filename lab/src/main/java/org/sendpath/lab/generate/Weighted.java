package org.sendpath.lab.generate;

import java.util.ArrayList;
import java.util.List;

/** Values of which some are drawn more often than others. */
final class Weighted<E> {
  private final List<E> values = new ArrayList<>();
  private final List<Double> cumulated = new ArrayList<>();
  private double total;

  /**
   * @param weight against the other values' weights
   */
  Weighted<E> with(E value, double weight) {
    total += weight;
    values.add(value);
    cumulated.add(total);
    return this;
  }

  E draw(Draws draws) {
    return at(draws.unit());
  }

  /**
   * @param unit 0 to 1, without 1
   */
  E at(double unit) {
    double sought = unit * total;
    for (int i = 0; i < values.size() - 1; i++) {
      if (sought < cumulated.get(i)) {
        return values.get(i);
      }
    }
    return values.get(values.size() - 1);
  }
}
