package org.sendpath.analysis.export;

import java.util.List;
import java.util.Set;
import org.sendpath.report.Word;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/**
 * What a table's column holds. It follows from the column's name, so that a table without rows has
 * types, too.
 */
public enum ColumnType implements Word {
  /** Words and names. */
  TEXT,
  /** Counts, port numbers, and microseconds. */
  WHOLE,
  /** Shares, from 0 to 1, and seconds. */
  DECIMAL;

  private static final Set<String> WHOLE_NAMES =
      Set.of(
          "attempts",
          "count",
          "greetings",
          "measured",
          "micros",
          "pairs",
          "port",
          "reports",
          "rescued",
          "sent",
          "unmeasured");
  private static final Set<String> DECIMAL_NAMES = Set.of("share", "low", "high");

  /** The type of the columns that have this name, in whichever table. */
  public static ColumnType of(String column) {
    if (WHOLE_NAMES.contains(column) || column.endsWith("Micros")) {
      return WHOLE;
    } else if (DECIMAL_NAMES.contains(column) || column.endsWith("Seconds")) {
      return DECIMAL;
    } else {
      return TEXT;
    }
  }

  /** The types of a table's columns, in their order. */
  static List<ColumnType> of(Table table) {
    return table.shape().columns().stream().map(ColumnType::of).toList();
  }

  /** Numbers stand on the right of their column, text on the left. */
  public boolean isNumber() {
    return this != TEXT;
  }

  /** Whether a column of this type may hold the cell. Whole seconds are decimals, too. */
  boolean admits(Cell cell) {
    boolean own =
        switch (this) {
          case TEXT -> cell instanceof Cell.Text;
          case WHOLE -> cell instanceof Cell.Whole;
          case DECIMAL -> cell instanceof Cell.Decimal || cell instanceof Cell.Whole;
        };
    return own || cell == Cell.Absent.ABSENT;
  }

  /**
   * Makes sure that each cell is of its column's type.
   *
   * @throws IllegalArgumentException naming table, column and cell
   */
  static void check(Table table) {
    List<ColumnType> types = of(table);
    for (List<Cell> row : table.rows()) {
      for (int column = 0; column < types.size(); column++) {
        if (!types.get(column).admits(row.get(column))) {
          throw new IllegalArgumentException(
              table.shape().word()
                  + ": the column "
                  + table.shape().columns().get(column)
                  + " is "
                  + types.get(column).word()
                  + " and cannot hold "
                  + row.get(column));
        }
      }
    }
  }
}
