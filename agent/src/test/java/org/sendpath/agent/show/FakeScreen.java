package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that a terminal of so many rows would show, from what was printed: it knows the
 * sequences that the live view uses, and refuses every other.
 */
final class FakeScreen {
  private static final Pattern SEQUENCE = Pattern.compile("\\G\u001b\\[(\\??\\d*)([A-Za-z])");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private final int rows;
  private int row;
  private int column;

  FakeScreen(int rows) {
    this.rows = rows;
  }

  void print(String text) {
    Matcher sequence = SEQUENCE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\u001b') {
        if (!sequence.find(at)) {
          throw new IllegalArgumentException("sequence: not known at " + at);
        }
        control(sequence.group(1), sequence.group(2));
        at = sequence.end();
        continue;
      }
      switch (c) {
        case '\n' -> newLine();
        case '\r' -> column = 0;
        default -> put(c);
      }
      at++;
    }
  }

  /** All lines, also those that have scrolled away. */
  List<String> lines() {
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }

  private void control(String parameter, String function) {
    switch (function) {
      case "A" -> {
        int top = Math.max(0, lines.size() - rows);
        row = Math.max(top, row - Integer.parseInt(parameter));
      }
      case "K" -> lines.get(row).setLength(Math.min(lines.get(row).length(), column));
      case "J" -> {
        lines.get(row).setLength(Math.min(lines.get(row).length(), column));
        lines.subList(row + 1, lines.size()).clear();
      }
      case "m" -> {}
      case "h", "l" -> {
        if (!parameter.equals("?7")) {
          throw new IllegalArgumentException("mode: " + parameter);
        }
      }
      default -> throw new IllegalArgumentException("function: " + function);
    }
  }

  private void newLine() {
    row++;
    column = 0;
    if (row == lines.size()) {
      lines.add(new StringBuilder());
    }
  }

  private void put(char c) {
    StringBuilder line = lines.get(row);
    while (line.length() <= column) {
      line.append(' ');
    }
    line.setCharAt(column, c);
    column++;
  }
}
