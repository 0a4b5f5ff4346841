package org.sendpath.collector.store;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.sendpath.rule.ReportFacts;

/**
 * What one or more transactions add to the cells, told apart as finely as the cube does it: the
 * coarser levels follow from it.
 */
final class CubeChange {
  private static final CubeLevel[] LEVELS = CubeLevel.values();

  private final Map<Place, CellCounts.Sum> sums = new HashMap<>();

  /**
   * Where in the cube something is counted.
   *
   * @param day in UTC, counted from 1970-01-01
   * @param segment its number
   */
  record Place(String experiment, long day, int segment) {}

  /** Tells of each place in what {@link #toBytes} wrote. */
  static void read(byte[] bytes, BiConsumer<Place, CellCounts> consumer) {
    VarintBuffer in = new VarintBuffer(bytes);
    while (in.hasMore()) {
      Place place = new Place(in.readText(), in.readSigned(), Math.toIntExact(in.read()));
      consumer.accept(place, CellCounts.of(in.readBytes()));
    }
  }

  /** For each place its name and its counts. */
  byte[] toBytes() {
    VarintBuffer out = new VarintBuffer();
    forEach(
        (place, counts) -> {
          out.writeText(place.experiment());
          out.writeSigned(place.day());
          out.write(place.segment());
          out.writeBytes(counts.toBytes());
        });
    return out.toBytes();
  }

  /** Counts a report, or with {@code times} -1 takes it back. */
  void addReport(ReportFacts facts, int times) {
    CellCounts.Sum sum =
        at(
            new Place(
                facts.experiment(), CubeLevel.day(facts.measuredAt()), Segment.of(facts).number()));
    sum.add(Measure.REPORTS, times);
    if (!facts.local()) {
      sum.add(Measure.WITHOUT_LOCAL, times);
    }
    facts
        .osTimeoutMicros()
        .ifPresent(micros -> sum.add(Measure.osTimeout(facts.os(), micros), times));
    for (ReportFacts.Connect connect : facts.connects()) {
      sum.add(Measure.connect(connect), times);
    }
  }

  /** Counts a pair as it stands, or with {@code times} -1 takes it back. */
  void addPair(PairState pair, int times) {
    Place place =
        new Place(pair.key().experiment(), CubeLevel.day(pair.latestAt()), pair.segment().number());
    pair.count(at(place), times);
  }

  /** Adds everything that is added in what {@link #toBytes} wrote. */
  void add(byte[] bytes) {
    read(bytes, (place, counts) -> at(place).add(counts, 1));
  }

  /** Tells of each place where a count changes. */
  void forEach(BiConsumer<Place, CellCounts> consumer) {
    sums.forEach(
        (place, sum) -> {
          CellCounts counts = sum.total();
          if (!counts.isEmpty()) {
            consumer.accept(place, counts);
          }
        });
  }

  /** What it adds to the cells of all levels; a cell to which nothing is added is left out. */
  Map<CubeLevel.CellKey, CellCounts> cells() {
    Map<CubeLevel.CellKey, CellCounts.Sum> cells = new HashMap<>();
    forEach(
        (place, counts) -> {
          for (CubeLevel level : LEVELS) {
            cells.computeIfAbsent(level.cell(place), key -> new CellCounts.Sum()).add(counts, 1);
          }
        });
    Map<CubeLevel.CellKey, CellCounts> changed = new HashMap<>();
    cells.forEach(
        (key, sum) -> {
          CellCounts counts = sum.total();
          if (!counts.isEmpty()) {
            changed.put(key, counts);
          }
        });
    return changed;
  }

  private CellCounts.Sum at(Place place) {
    return sums.computeIfAbsent(place, key -> new CellCounts.Sum());
  }
}
