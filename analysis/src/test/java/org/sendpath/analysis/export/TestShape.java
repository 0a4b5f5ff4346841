package org.sendpath.analysis.export;

import java.math.BigDecimal;
import java.util.List;
import org.sendpath.table.Cell;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;

/** Tables with all that a format may stumble over. */
enum TestShape implements Shape {
  MIXED;

  /** Every type, absent cells, and a column that is absent in each row. */
  static final Table FILLED =
      new Table(
          MIXED,
          List.of(
              row("open", 12, "0.461538", "75", 20_100),
              row("icmp-hard", 0, "0.000000", "133.7", null),
              row("|a\\b_c*d`", 1_000_000_007, null, null, Long.MAX_VALUE),
              row("", 3, "1.000000", "0.000001", 0)));

  @Override
  public List<String> columns() {
    return List.of("case", "pairs", "share", "paperSeconds", "medianMicros", "network");
  }

  private static List<Cell> row(
      String name, long pairs, String share, String seconds, Number medianMicros) {
    return List.of(
        new Cell.Text(name),
        new Cell.Whole(pairs),
        decimal(share),
        seconds == null || seconds.contains(".")
            ? decimal(seconds)
            : new Cell.Whole(Long.parseLong(seconds)),
        medianMicros == null ? Cell.Absent.ABSENT : new Cell.Whole(medianMicros.longValue()),
        Cell.Absent.ABSENT);
  }

  private static Cell decimal(String value) {
    return value == null ? Cell.Absent.ABSENT : new Cell.Decimal(new BigDecimal(value));
  }
}
