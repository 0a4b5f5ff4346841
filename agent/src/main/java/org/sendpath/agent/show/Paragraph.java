package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.List;

/**
 * Prose broken into lines: at spaces, and between the characters of Japanese, where no line begins
 * with a mark that closes nor ends with one that opens (JIS X 4051, kinsoku). Words in katakana
 * stay whole.
 */
final class Paragraph {
  private static final int WIDEST_COLUMNS = 78;
  private static final String NEVER_FIRST = "、。，．・：；？！」』）】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ" + ")]},.;:!?%’”";
  private static final String NEVER_LAST = "「『（【([{‘“";

  private Paragraph() {}

  /**
   * The lines of {@code text}, each no wider than the terminal, if its words allow.
   *
   * @param first before the first line: spaces, or spaces and a mark
   * @param indent columns that {@code first} takes, and spaces before every other line
   */
  static List<String> lines(String text, Terminal terminal, String first, int indent) {
    // The last column stays free: some terminals wrap as soon as it is filled.
    int columns = Math.max(1, Math.min(terminal.columns() - 1, WIDEST_COLUMNS) - indent);
    List<String> lines = new ArrayList<>();
    for (String line : fill(text, columns)) {
      lines.add((lines.isEmpty() ? first : " ".repeat(indent)) + line);
    }
    return lines;
  }

  static List<String> fill(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && DisplayWidth.of(line + piece.stripTrailing()) > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** What must stay together, each with the spaces that follow it. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 1; i < text.length(); i++) {
      if (mayBreak(text, i)) {
        pieces.add(text.substring(from, i));
        from = i;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  private static boolean mayBreak(String text, int at) {
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    if (before == ' ') {
      return after != ' ' && !(endsInNumber(text, at - 1) && !isDigit(after));
    }
    boolean japanese = DisplayWidth.of(before) == 2 || DisplayWidth.of(after) == 2;
    return japanese
        && after != ' '
        && !isDigit(before)
        && !(isKatakana(before) && isKatakana(after))
        && NEVER_FIRST.indexOf(after) < 0
        && NEVER_LAST.indexOf(before) < 0;
  }

  /** Whether a number of its own, which stays with its unit, ends before {@code end}. */
  private static boolean endsInNumber(String text, int end) {
    int from = end;
    while (from > 0 && (isDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '.')) {
      from--;
    }
    boolean apart =
        from == 0 || text.charAt(from - 1) == ' ' || DisplayWidth.of(text.charAt(from - 1)) == 2;
    return from < end && apart;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isKatakana(char c) {
    return c >= 'ァ' && c <= 'ー' && c != '・';
  }
}
