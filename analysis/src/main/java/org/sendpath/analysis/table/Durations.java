package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.facts.DurationGroup;
import org.sendpath.analysis.statistic.MedianInterval;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.Tables;
import org.sendpath.table.Tables.LatencyKey;

/**
 * How often each rounded duration was seen, on the experiment's ports.
 *
 * @param countByMicros at least one count each
 */
record Durations(Map<LatencyKey, SortedMap<Long, Long>> countByMicros) {
  /** Reads rows of a {@link DurationGroup}, rounded microseconds, and how many. */
  static Durations read(Engine engine, SqlFile file) throws EngineException {
    Map<LatencyKey, SortedMap<Long, Long>> durations = new HashMap<>();
    engine.query(
        file.text(),
        row -> {
          DurationGroup group = DurationGroup.of(Rows.whole(row, 0));
          durations
              .computeIfAbsent(
                  new LatencyKey(group.result(), group.port(), group.family()),
                  known -> new TreeMap<>())
              .merge(Rows.whole(row, 1), Rows.whole(row, 2), Long::sum);
        });
    return new Durations(durations);
  }

  /** The columns of {@code latency}. */
  Table latency() {
    return Tables.latency(histograms());
  }

  /** The columns of {@code latency}, and the interval of the median. */
  Table latency(Shape shape) {
    return Tables.latency(shape, histograms(), this::interval);
  }

  private List<Cell> interval(LatencyKey key) {
    MedianInterval interval = MedianInterval.of(countByMicros.get(key));
    return List.of(new Cell.Whole(interval.lowMicros()), new Cell.Whole(interval.highMicros()));
  }

  private Map<LatencyKey, LatencyHistogram> histograms() {
    Map<LatencyKey, LatencyHistogram> histograms = new HashMap<>();
    countByMicros.forEach(
        (key, counts) -> {
          LatencyHistogram histogram = new LatencyHistogram();
          counts.forEach(histogram::add);
          histograms.put(key, histogram);
        });
    return histograms;
  }

  /** The counts themselves. */
  Table distribution(Shape shape) {
    List<List<Cell>> rows = new ArrayList<>();
    countByMicros.keySet().stream()
        .sorted(Tables.LATENCY_ORDER)
        .forEach(
            key ->
                countByMicros
                    .get(key)
                    .forEach((micros, count) -> rows.add(row(key, micros, count))));
    return new Table(shape, rows);
  }

  private static List<Cell> row(LatencyKey key, long micros, long count) {
    return List.of(
        Cell.word(key.result()),
        new Cell.Whole(key.port()),
        Cell.word(key.family()),
        new Cell.Whole(micros),
        new Cell.Whole(count));
  }
}
