package org.sendpath.analysis.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/** A LaTeX {@code tabular}, for documents that use the package {@code booktabs}. */
final class LatexWriter implements TextWriter {
  private static final String ROW_END = " \\\\\n";

  @Override
  public void write(Table table, Writer text) throws IOException {
    String alignment =
        ColumnType.of(table).stream()
            .map(type -> type.isNumber() ? "r" : "l")
            .collect(Collectors.joining());
    text.write(
        "% " + table.shape().word() + ": a table of Sendpath; needs \\usepackage{booktabs}\n");
    text.write("\\begin{tabular}{" + alignment + "}\n\\toprule\n");
    text.write(
        table.shape().columns().stream()
            .map(LatexWriter::escaped)
            .collect(Collectors.joining(" & ", "", ROW_END)));
    text.write("\\midrule\n");
    for (List<Cell> row : table.rows()) {
      text.write(
          row.stream()
              .map(cell -> escaped(cell.plain()))
              .collect(Collectors.joining(" & ", "", ROW_END)));
    }
    text.write("\\bottomrule\n\\end{tabular}\n");
  }

  private static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder();
    plain.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(c);
      case '\\' -> escaped.append("\\textbackslash{}");
      case '~' -> escaped.append("\\textasciitilde{}");
      case '^' -> escaped.append("\\textasciicircum{}");
      case '<' -> escaped.append("\\textless{}");
      case '>' -> escaped.append("\\textgreater{}");
      case '|' -> escaped.append("\\textbar{}");
      // A row's end may be followed by a star or an argument in brackets.
      case '*', '[' -> escaped.append('{').appendCodePoint(c).append('}');
      // Two would become another character.
      case '-', '\'', '`', ',', '!', '?' -> ligature(escaped, c);
      case '\n', '\r' -> escaped.append(' ');
      default -> escaped.appendCodePoint(c);
    }
  }

  private static void ligature(StringBuilder escaped, int c) {
    boolean repeated =
        !escaped.isEmpty() && "-'`,!?".indexOf(escaped.charAt(escaped.length() - 1)) >= 0;
    escaped.append(repeated ? "{}" : "").appendCodePoint(c);
  }
}
