package org.sendpath.agent.show;

import org.sendpath.report.Attempt;

/**
 * One column that says at a glance how it stands; words beside it always say the same. None of the
 * characters is of ambiguous width, which Japanese terminals may draw in two columns.
 */
enum Mark {
  OPEN("✓", "+", "32"),
  REFUSED("✗", "x", "33"),
  SILENT("⋯", "?", "31"),
  UNSENT("-", "-", ""),
  WAITING("◦", ".", ""),
  /** Something to set or to do. */
  ADVICE("▸", ">", "32"),
  /** Something to mind. */
  WARNING("!", "!", "33"),
  /** Something to know that needs nothing done. */
  NOTE("-", "-", "");

  private final String unicode;
  private final String ascii;

  /** The parameter of the terminal's SGR sequence (ECMA-48 §8.3.117); empty: no colour. */
  private final String colour;

  Mark(String unicode, String ascii, String colour) {
    this.unicode = unicode;
    this.ascii = ascii;
    this.colour = colour;
  }

  static Mark of(Attempt attempt) {
    return switch (attempt.outcome()) {
      case OPEN -> Words.sessionFailure(attempt).isPresent() ? WARNING : OPEN;
      case RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN -> REFUSED;
      case TIMEOUT -> SILENT;
      case UNSENT -> UNSENT;
    };
  }

  /** The mark as {@code terminal} can show it, in colour if it may. */
  String on(Terminal terminal) {
    return colour(terminal.prints(unicode) ? unicode : ascii, terminal);
  }

  /** {@code text} in this mark's colour, if {@code terminal} may have colour. */
  String colour(String text, Terminal terminal) {
    return colour.isEmpty() ? text : terminal.sgr(colour, text);
  }
}
