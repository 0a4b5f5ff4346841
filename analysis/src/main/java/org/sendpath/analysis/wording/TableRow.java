package org.sendpath.analysis.wording;

import java.util.List;
import java.util.OptionalDouble;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/**
 * A row of a table, read by the names of its columns.
 *
 * @param table the table's name
 * @param columns their names, in their order
 */
public record TableRow(String table, List<String> columns, List<Cell> cells) {
  public TableRow {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /** The rows of a table, in their order. */
  public static List<TableRow> of(Table table) {
    String name = table.shape().word();
    List<String> columns = table.shape().columns();
    return table.rows().stream().map(row -> new TableRow(name, columns, row)).toList();
  }

  /** The cell in a column. */
  public Cell cell(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("column: " + table + " has no " + column);
    }
    return cells.get(index);
  }

  /** The cell as text, as CSV has it; empty where nothing is known. */
  public String text(String column) {
    Cell cell = cell(column);
    if (cell instanceof Cell.Text text) {
      return text.value();
    } else if (cell instanceof Cell.Whole whole) {
      return Long.toString(whole.value());
    } else if (cell instanceof Cell.Decimal decimal) {
      return decimal.value().toPlainString();
    }
    return "";
  }

  /** A number, whole or not; empty where nothing is known. */
  public OptionalDouble number(String column) {
    Cell cell = cell(column);
    if (cell instanceof Cell.Whole whole) {
      return OptionalDouble.of((double) whole.value());
    } else if (cell instanceof Cell.Decimal decimal) {
      return OptionalDouble.of(decimal.value().doubleValue());
    } else if (cell instanceof Cell.Absent) {
      return OptionalDouble.empty();
    }
    throw new IllegalArgumentException(
        "column: " + column + " of " + table + " holds words, not numbers");
  }

  /** A count; 0 where nothing is known. */
  public long count(String column) {
    return (long) number(column).orElse(0);
  }
}
