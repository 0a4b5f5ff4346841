package org.sendpath.table;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as CSV (RFC 4180): a header line, then the rows; lines end with CR LF. */
public final class TableCsv {
  private static final String LINE_END = "\r\n";

  private TableCsv() {}

  /** The table. */
  public static String of(Table table) {
    StringBuilder csv = new StringBuilder(header(table.shape().columns()));
    table.rows().forEach(row -> csv.append(line(row)));
    return csv.toString();
  }

  /** The header line, with its line end. */
  public static String header(List<String> columns) {
    return line(columns.stream().<Cell>map(Cell.Text::new).toList());
  }

  /** One row, with its line end. */
  public static String line(List<Cell> row) {
    return row.stream().map(TableCsv::field).collect(Collectors.joining(",", "", LINE_END));
  }

  private static String field(Cell cell) {
    return cell instanceof Cell.Text text ? quoted(text.value()) : cell.plain();
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
