package org.sendpath.analysis.html;

import java.util.Map;
import java.util.OptionalLong;
import org.sendpath.table.Shape;
import org.sendpath.table.TableShape;

/** The figures of the WIDE project's report of fiscal 2005, chapter 4. */
final class Report2005 {
  /** Pairs in Tables 4.2 and 4.3. */
  static final long PAIRS = 26;

  /** The funnel of section 4.6. */
  private static final Map<String, Long> FUNNEL =
      Map.of("reports", 39L, "without-local", 32L, "pairs", PAIRS);

  /** Table 4.2. */
  private static final Map<String, Long> SERVERS =
      Map.of("isp", 16L, "asp", 1L, "company", 6L, "university", 2L, "unknown", 1L);

  /** Table 4.3. */
  private static final Map<String, Long> CASES =
      Map.of(
          "open", 12L,
          "reset", 7L,
          "icmp-hard", 0L,
          "icmp-soft", 0L,
          "timeout", 4L,
          "ssh", 2L,
          "ssl", 1L);

  private static final Map<Shape, Map<String, Long>> TABLES =
      Map.of(TableShape.FUNNEL, FUNNEL, TableShape.SERVERS, SERVERS, TableShape.CASES, CASES);

  private Report2005() {}

  /** What the report has in the row of a table; empty if it has no such row. */
  static OptionalLong count(Shape table, String row) {
    Long count = TABLES.getOrDefault(table, Map.of()).get(row);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
