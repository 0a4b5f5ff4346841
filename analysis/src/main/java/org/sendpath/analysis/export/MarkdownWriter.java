package org.sendpath.analysis.export;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/** A table of GitHub Flavored Markdown (§4.10), in columns that are aligned in the source, too. */
final class MarkdownWriter implements TextWriter {
  /** {@code --:}, which is the shortest mark of a column. */
  private static final int MIN_WIDTH = 3;

  @Override
  public void write(Table table, Writer text) throws IOException {
    List<ColumnType> types = ColumnType.of(table);
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.shape().columns());
    table.rows().forEach(row -> lines.add(row.stream().map(MarkdownWriter::escaped).toList()));
    int[] widths = IntStream.range(0, types.size()).map(column -> width(lines, column)).toArray();

    text.write(line(types, widths, lines.get(0)));
    text.write(marks(types, widths));
    for (List<String> line : lines.subList(1, lines.size())) {
      text.write(line(types, widths, line));
    }
  }

  private static int width(List<List<String>> lines, int column) {
    int widest = lines.stream().mapToInt(line -> length(line.get(column))).max().orElse(0);
    return Math.max(MIN_WIDTH, widest);
  }

  private static String line(List<ColumnType> types, int[] widths, List<String> values) {
    return joined(
        types,
        column -> {
          String value = values.get(column);
          String space = " ".repeat(widths[column] - length(value));
          return types.get(column).isNumber() ? space + value : value + space;
        });
  }

  private static String marks(List<ColumnType> types, int[] widths) {
    return joined(
        types,
        column ->
            types.get(column).isNumber()
                ? "-".repeat(widths[column] - 1) + ":"
                : "-".repeat(widths[column]));
  }

  private static String joined(List<ColumnType> types, IntFunction<String> cell) {
    return IntStream.range(0, types.size())
        .mapToObj(cell)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** What Markdown would take for a mark is shown as it is. */
  private static String escaped(Cell cell) {
    StringBuilder escaped = new StringBuilder();
    String plain = cell.plain();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '\\', '|', '`', '*', '_', '~', '<', '>', '[', ']', '&' ->
            escaped.append('\\').append(c);
        // A row is one line.
        case '\n', '\r' -> escaped.append("&#").append((int) c).append(';');
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
