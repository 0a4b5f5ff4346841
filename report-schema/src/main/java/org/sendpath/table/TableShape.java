package org.sendpath.table;

import java.util.List;

/**
 * The tables that collector and analysis both give, and their columns, in their order. Columns are
 * only ever added, at the end.
 */
public enum TableShape implements Shape {
  /** Reports received, without local servers, pairs (the paper: 39, 32, 26). */
  FUNNEL("stage", "count"),
  /** Table 4.2: pairs by the kind of server. */
  SERVERS("kind", "pairs", "share", "low", "high"),
  /** Table 4.3: pairs by case. */
  CASES("case", "pairs", "share", "low", "high"),
  /** Table 4.1: how long a system's TCP waits, measured, beside the paper's figure. */
  TIMEOUTS("os", "reports", "medianSeconds", "paperSeconds"),
  /** How long connects took, by what they met, port and family; three significant digits. */
  LATENCY(
      "case",
      "port",
      "family",
      "attempts",
      "minMicros",
      "p25Micros",
      "medianMicros",
      "p75Micros",
      "p90Micros",
      "p99Micros"),
  /** The pairs whose reports disagree. */
  CONFLICTS("volunteer", "server", "reports", "cases");

  private final String header;

  TableShape(String... columns) {
    this.header = String.join(",", columns);
  }

  @Override
  public List<String> columns() {
    return List.of(header.split(","));
  }
}
