package org.sendpath.collector.table;

import java.util.List;
import org.sendpath.collector.store.Counts;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

/** The tables of one moment. */
public final class CountedTables {
  private CountedTables() {}

  /** Whether the table names pairs, which only researchers see; then its rows are the pairs. */
  public static boolean namesPairs(TableShape shape) {
    return shape == TableShape.CONFLICTS;
  }

  /**
   * Fills a table that rests on counts.
   *
   * @param shape none that {@link #namesPairs}
   */
  public static Table of(TableShape shape, Counts counts) {
    return switch (shape) {
      case FUNNEL -> Tables.funnel(counts.reports(), counts.withoutLocal(), counts.pairs());
      case SERVERS -> Tables.servers(counts.pairsByKind());
      case CASES -> Tables.cases(counts.pairsByCase());
      case TIMEOUTS -> Tables.timeouts(counts.osTimeouts());
      case LATENCY -> Tables.latency(counts.connects());
      case CONFLICTS -> throw new IllegalArgumentException("shape: conflicts has pairs for rows");
    };
  }

  /** A conflicting pair, as a row of {@code conflicts}. */
  public static List<Cell> conflict(StoredPair pair) {
    return Tables.conflict(pair.volunteer(), pair.server(), pair.reports(), pair.cases().stream());
  }
}
