package org.sendpath.collector.store;

import java.time.Instant;
import java.util.Arrays;

/**
 * How finely a cell tells apart what it counts. Everything is counted once at each level, so that a
 * question reads the few cells of the coarsest level that can answer it.
 */
enum CubeLevel {
  TOTAL(0, false, false, false),
  EXPERIMENT(1, true, false, false),
  /** For what is asked of a time. */
  DAY(2, true, true, false),
  SEGMENT(3, true, false, true),
  SEGMENT_AND_DAY(4, true, true, true);

  private static final int SECONDS_PER_DAY = 86_400;

  private final int number;
  private final boolean byExperiment;
  private final boolean byDay;
  private final boolean bySegment;

  CubeLevel(int number, boolean byExperiment, boolean byDay, boolean bySegment) {
    this.number = number;
    this.byExperiment = byExperiment;
    this.byDay = byDay;
    this.bySegment = bySegment;
  }

  /** The cell at this level of what is counted at a place. */
  CellKey cell(CubeChange.Place place) {
    return new CellKey(
        this,
        byExperiment ? place.experiment() : "",
        byDay ? place.day() : 0,
        bySegment ? place.segment() : 0);
  }

  /** The day of a moment, as {@link CubeChange.Place} has it. */
  static long day(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), SECONDS_PER_DAY);
  }

  /** The coarsest level that can answer the filter. */
  static CubeLevel of(ReportFilter filter) {
    boolean segment =
        filter.kind().isPresent()
            || filter.route().isPresent()
            || filter.os().isPresent()
            || filter.network().isPresent();
    boolean day = filter.since().isPresent() || filter.until().isPresent();
    if (segment) {
      return day ? SEGMENT_AND_DAY : SEGMENT;
    } else if (day) {
      return DAY;
    } else {
      return filter.experiment().isPresent() ? EXPERIMENT : TOTAL;
    }
  }

  /** The level that has the number. */
  static CubeLevel of(int number) {
    return Arrays.stream(values())
        .filter(level -> level.number == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the store knows a level " + number));
  }

  /** Its number in the store; never changes. */
  int number() {
    return number;
  }

  /**
   * A cell.
   *
   * @param experiment empty where the level does not tell experiments apart
   * @param day 0 where it does not tell days apart
   * @param segment 0 where it does not tell segments apart
   */
  record CellKey(CubeLevel level, String experiment, long day, int segment) {}
}
