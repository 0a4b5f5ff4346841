package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.Row;
import org.sendpath.analysis.statistic.MedianInterval;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.rule.Case;
import org.sendpath.rule.ReportFacts;
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
  private static final String UNSENT = Outcome.UNSENT.word();

  /** Reads rows of a case, a port, a family, rounded microseconds, and how many. */
  static Durations read(Engine engine, SqlFile file) throws EngineException {
    Map<LatencyKey, SortedMap<Long, Long>> durations = new HashMap<>();
    engine.query(
        file.text(),
        row -> {
          long count = Rows.whole(row, 4);
          Optional<LatencyKey> key = key(row);
          if (key.isPresent() && count > 0) {
            durations
                .computeIfAbsent(key.get(), known -> new TreeMap<>())
                .merge(Rows.whole(row, 3), count, Long::sum);
          }
        });
    return new Durations(durations);
  }

  /** Empty for other ports than the experiment's, and for what was not sent: no case's word. */
  private static Optional<LatencyKey> key(Row row) {
    int port = Math.toIntExact(Rows.whole(row, 1));
    if (!ReportFacts.PORTS.contains(port)) {
      return Optional.empty();
    }
    return Optional.of(Rows.text(row, 0))
        .filter(word -> !word.equals(UNSENT))
        .map(word -> new LatencyKey(Rows.word(Case.class, row, 0), port, family(row)));
  }

  private static Family family(Row row) {
    return Rows.word(Family.class, row, 2);
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
