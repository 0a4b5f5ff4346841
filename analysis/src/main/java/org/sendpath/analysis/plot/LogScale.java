package org.sendpath.analysis.plot;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.sendpath.analysis.wording.Numbers;

/**
 * Durations, each power of ten as far from the next.
 *
 * @param from the power of ten, in microseconds, at the start
 * @param to the one at the end
 * @param start in pixels
 */
record LogScale(int from, int to, double start, double length) implements Scale {
  /** Narrower than this, labels of neighbours would touch. */
  private static final double LABEL_WIDTH = 44;

  LogScale {
    if (from >= to) {
      throw new IllegalArgumentException("to: must be above from");
    }
  }

  /** Whole powers of ten around all durations of some distributions, none of them empty. */
  static LogScale around(Collection<Distribution> distributions, double start, double length) {
    long leastMicros =
        distributions.stream()
            .flatMapToLong(durations -> durations.leastAboveZeroMicros().stream())
            .min()
            .orElse(1);
    long greatestMicros =
        distributions.stream().mapToLong(Distribution::greatestMicros).max().orElse(leastMicros);
    int from = (int) Math.floor(Math.log10((double) leastMicros));
    int to =
        Math.max(
            from + 1, (int) Math.ceil(Math.log10((double) Math.max(leastMicros, greatestMicros))));
    return new LogScale(from, to, start, length);
  }

  LogScale over(double newStart, double newLength) {
    return new LogScale(from, to, newStart, newLength);
  }

  @Override
  public double at(double micros) {
    if (micros <= 0) {
      return start;
    }
    double share = (Math.log10(micros) - from) / (to - from);
    return start + length * Math.min(1, Math.max(0, share));
  }

  @Override
  public List<Tick> ticks() {
    int every = (int) Math.ceil(LABEL_WIDTH * (to - from) / length);
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            power -> {
              double micros = Math.pow(10, power);
              boolean named = (power - from) % every == 0;
              return new Tick(micros, named ? Numbers.roundDuration(micros) : "");
            })
        .toList();
  }
}
