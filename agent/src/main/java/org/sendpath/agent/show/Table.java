package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns that stand under each other, whatever the script. */
final class Table {
  private static final int GAP_COLUMNS = 2;

  /** A cell, without colour, and the mark whose colour it takes. */
  record Cell(String text, Mark colour) {
    static Cell plain(String text) {
      return new Cell(text, Mark.NOTE);
    }
  }

  private final List<String> heads;
  private final int numbers;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * Makes an empty table.
   *
   * @param numbers which column stands to the right; -1 for none
   */
  Table(List<String> heads, int numbers) {
    this.heads = List.copyOf(heads);
    this.numbers = numbers;
  }

  void add(List<Cell> row) {
    if (row.size() != heads.size()) {
      throw new IllegalArgumentException(
          "row: " + row.size() + " cells, " + heads.size() + " heads");
    }
    rows.add(List.copyOf(row));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Columns that every line takes. */
  int columns() {
    return Arrays.stream(widths()).sum() + GAP_COLUMNS * (heads.size() - 1);
  }

  /** The head line and the rows, all of one display width. */
  List<String> lines(Terminal terminal) {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    lines.add(terminal.dim(line(heads.stream().map(Cell::plain).toList(), widths, terminal)));
    for (List<Cell> row : rows) {
      lines.add(line(row, widths, terminal));
    }
    return lines;
  }

  private String line(List<Cell> row, int[] widths, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      Cell cell = row.get(i);
      String padding = " ".repeat(widths[i] - DisplayWidth.of(cell.text()));
      String text = cell.colour().colour(cell.text(), terminal);
      line.append(gap(i)).append(i == numbers ? padding + text : text + padding);
    }
    return line.toString();
  }

  private static String gap(int column) {
    return column == 0 ? "" : " ".repeat(GAP_COLUMNS);
  }

  private int[] widths() {
    int[] widths = new int[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = DisplayWidth.of(heads.get(i));
      for (List<Cell> row : rows) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
      }
    }
    return widths;
  }
}
