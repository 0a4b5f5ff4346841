package org.sendpath.collector.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.sendpath.rule.ReportFacts;

/** What a transaction adds to the cells, summed up before any cell is touched. */
final class CubeChange {
  private static final CubeLevel[] LEVELS = CubeLevel.values();

  private final Map<CubeLevel.CellKey, CellCounts.Sum> cells = new HashMap<>();

  /** Counts a report, or with {@code times} -1 takes it back. */
  void addReport(ReportFacts facts, int times) {
    CellCounts.Sum sum = new CellCounts.Sum();
    sum.add(Measure.REPORTS, times);
    if (!facts.local()) {
      sum.add(Measure.WITHOUT_LOCAL, times);
    }
    facts
        .osTimeoutMicros()
        .ifPresent(micros -> sum.add(Measure.osTimeout(facts.os(), micros), times));
    facts.connects().forEach(connect -> sum.add(Measure.connect(connect), times));
    add(facts.experiment(), facts.measuredAt(), Segment.of(facts), sum.total(), 1);
  }

  /** Counts a pair as it stands, or with {@code times} -1 takes it back. */
  void addPair(PairState pair, int times) {
    add(pair.key().experiment(), pair.latestAt(), pair.segment(), pair.counts(), times);
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  void forEach(BiConsumer<CubeLevel.CellKey, CellCounts> consumer) {
    cells.forEach((key, sum) -> consumer.accept(key, sum.total()));
  }

  private void add(
      String experiment, Instant moment, Segment segment, CellCounts counts, int times) {
    long day = CubeLevel.day(moment);
    for (CubeLevel level : LEVELS) {
      cells
          .computeIfAbsent(level.cell(experiment, day, segment), key -> new CellCounts.Sum())
          .add(counts, times);
    }
  }
}
