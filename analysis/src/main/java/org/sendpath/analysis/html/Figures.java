package org.sendpath.analysis.html;

import java.util.OptionalDouble;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;

/**
 * Cells of tables as a reader wants them.
 *
 * @param pairs of the whole experiment, which decides how exactly shares are told
 */
record Figures(long pairs) {
  private static final String NOTHING = "–";

  /** A column's value: a share in percent, a duration in its unit, a word in plain English. */
  String value(TableRow row, String column) {
    if (isWord(column)) {
      return Wording.word(column, row.text(column));
    }
    OptionalDouble number = row.number(column);
    if (number.isEmpty()) {
      return NOTHING;
    }
    double value = number.getAsDouble();
    if (column.equals("share")) {
      return Numbers.share(value, pairs);
    } else if (column.endsWith("Micros")) {
      return Numbers.duration(value);
    } else if (column.endsWith("Seconds")) {
      return Numbers.seconds(value);
    } else if (column.equals("port")) {
      return row.text(column);
    }
    return Numbers.count((long) value);
  }

  /** The 95% interval of a row's share. */
  String interval(TableRow row) {
    OptionalDouble low = row.number("low");
    OptionalDouble high = row.number("high");
    return low.isEmpty() || high.isEmpty()
        ? NOTHING
        : Numbers.interval(low.getAsDouble(), high.getAsDouble(), pairs);
  }

  /** The 95% interval of a row's median. */
  String medianInterval(TableRow row) {
    OptionalDouble low = row.number("medianLowMicros");
    OptionalDouble high = row.number("medianHighMicros");
    return low.isEmpty() || high.isEmpty()
        ? NOTHING
        : Numbers.duration(low.getAsDouble()) + " – " + Numbers.duration(high.getAsDouble());
  }

  /** Whether a column holds words and not numbers. */
  static boolean isWord(String column) {
    return switch (column) {
      case "case",
          "kind",
          "os",
          "network",
          "month",
          "family",
          "outcome",
          "stage",
          "startTls",
          "auth",
          "difference",
          "policy",
          "send" ->
          true;
      default -> false;
    };
  }
}
