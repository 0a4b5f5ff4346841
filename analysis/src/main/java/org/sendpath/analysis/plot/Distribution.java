package org.sendpath.analysis.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How often each duration was seen: what an empirical distribution curve is drawn from. */
final class Distribution {
  private final NavigableMap<Long, Long> counts = new TreeMap<>();

  void add(long micros, long times) {
    counts.merge(micros, times, Long::sum);
  }

  /** The least above 0, which is as far down as a logarithmic scale need go. */
  OptionalLong leastAboveZeroMicros() {
    Long least = counts.higherKey(0L);
    return least == null ? OptionalLong.empty() : OptionalLong.of(least);
  }

  /** There must be some. */
  long greatestMicros() {
    return counts.lastKey();
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Half of all took no longer; by nearest rank. There must be some. */
  long medianMicros() {
    long half = (total() + 1) / 2;
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= half) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("an empty distribution has no median");
  }

  /**
   * The curve: at each duration, the share of all that took no longer.
   *
   * @param height where the curve ends, 0 to 1: less than 1 where some never end
   * @param top where 1 is, in pixels; {@code bottom} where 0 is
   * @param finest steps nearer than this, in pixels, become one
   */
  List<Mark.Point> curve(Scale scale, double height, double top, double bottom, double finest) {
    List<Mark.Point> points = new ArrayList<>();
    points.add(new Mark.Point(scale.at(0), bottom));
    long total = total();
    long seen = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      double y = bottom - (bottom - top) * height * seen / total;
      double x = scale.at(entry.getKey());
      Mark.Point last = points.get(points.size() - 1);
      if (points.size() > 1 && x - last.x() < finest) {
        points.set(points.size() - 1, new Mark.Point(last.x(), y));
      } else {
        points.add(new Mark.Point(x, y));
      }
    }
    points.add(new Mark.Point(scale.at(Double.MAX_VALUE), points.get(points.size() - 1).y()));
    return points;
  }
}
