package org.sendpath.analysis.plot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;
import org.sendpath.table.Table;

/** Table 4.3: a bar for each case, with its interval, and the count beside it. */
final class CaseBars {
  static final String NAME = "cases";
  private static final String TITLE = "What comes back from port 587";

  /** The cases that the report of 2005 does not have. */
  private static final Set<String> BEYOND = Set.of("icmp-unknown", "unmeasured");

  private static final double ROW = 30;
  private static final double BAR = 14;
  private static final double WHISKER_END = 4;
  private static final double BEYOND_GAP = 26;
  private static final double START = 232;
  private static final double LENGTH = 352;
  private static final double COUNT_END = 642;
  private static final double SHARE_END = 716;

  private final List<TableRow> rows;
  private final long pairs;
  private final LinearScale scale;
  private final Sheet sheet;

  private CaseBars(List<TableRow> rows, long pairs) {
    this.rows = rows;
    this.pairs = pairs;
    double greatest =
        rows.stream().mapToDouble(row -> row.number("high").orElse(0)).max().orElse(1);
    this.scale = LinearScale.upTo(greatest, START, LENGTH, share -> Numbers.share(share, 0));
    this.sheet =
        new Sheet(
            NAME,
            TITLE,
            "n = "
                + Numbers.count(pairs)
                + (pairs == 1 ? " pair" : " pairs")
                + " of volunteer and server. The line over each bar: 95% interval (Wilson).");
  }

  static Optional<Drawing> of(Table cases, String source) {
    List<TableRow> rows = TableRow.of(cases);
    long pairs = rows.stream().mapToLong(row -> row.count("pairs")).sum();
    return pairs == 0 ? Optional.empty() : Optional.of(new CaseBars(rows, pairs).draw(source));
  }

  private Drawing draw(String source) {
    double top = Sheet.TOP + 18;
    int beyond = (int) rows.stream().filter(CaseBars::isBeyond).count();
    double bottom = top + ROW * rows.size() + (beyond > 0 ? BEYOND_GAP : 0);
    sheet.gridAcross(scale, top, bottom);
    sheet.labelsAcross(scale, bottom);
    sheet.words(COUNT_END, top - 8, "pairs", Mark.Anchor.END, Lettering.SCALE);
    sheet.words(SHARE_END, top - 8, "share", Mark.Anchor.END, Lettering.SCALE);
    double y = top;
    for (TableRow row : rows.stream().filter(row -> !isBeyond(row)).toList()) {
      row(row, y);
      y += ROW;
    }
    if (beyond > 0) {
      sheet.words(
          0, y + BEYOND_GAP - 6, "Not in the report of 2005", Mark.Anchor.START, Lettering.SCALE);
      y += BEYOND_GAP;
    }
    for (TableRow row : rows.stream().filter(CaseBars::isBeyond).toList()) {
      row(row, y);
      y += ROW;
    }
    sheet.words(
        START + LENGTH / 2, bottom + 34, "share of the pairs", Mark.Anchor.MIDDLE, Lettering.SCALE);
    return sheet.finish(bottom + 28, source, description());
  }

  private static boolean isBeyond(TableRow row) {
    return BEYOND.contains(row.text("case"));
  }

  private void row(TableRow row, double top) {
    double middle = top + ROW / 2;
    String word = row.text("case");
    sheet.words(0, middle + 4.5, Wording.word("case", word), Mark.Anchor.START, Lettering.BODY);
    Wording.find("term", word)
        .ifPresent(
            term ->
                sheet.words(
                    START - 12, middle + 4.5, number(term), Mark.Anchor.END, Lettering.NOTE));
    double share = row.number("share").orElse(0);
    sheet.box(START, middle - BAR / 2, scale.at(share) - START, BAR, Tone.FIRST);
    double low = scale.at(row.number("low").orElse(0));
    double high = scale.at(row.number("high").orElse(0));
    // The wider line beneath sets the interval off from the bar.
    sheet.line(low, middle, high, middle, Pen.full(Tone.PAPER, 4));
    sheet.line(low, middle, high, middle, Pen.full(Tone.INK, 1.5));
    for (double end : new double[] {low, high}) {
      sheet.line(end, middle - WHISKER_END, end, middle + WHISKER_END, Pen.full(Tone.INK, 1.5));
    }
    sheet.words(
        COUNT_END,
        middle + 4.5,
        Numbers.count(row.count("pairs")),
        Mark.Anchor.END,
        Lettering.FIGURE);
    sheet.words(
        SHARE_END, middle + 4.5, Numbers.share(share, pairs), Mark.Anchor.END, Lettering.BODY);
  }

  /** Of "case 2: TCP reset" the number, which is what tells the rows of the report. */
  private static String number(String term) {
    return term.contains(":") ? term.substring(0, term.indexOf(':')) : term;
  }

  private String description() {
    return rows.stream()
        .map(
            row ->
                Wording.word("case", row.text("case"))
                    + " "
                    + Numbers.count(row.count("pairs"))
                    + " ("
                    + Numbers.share(row.number("share").orElse(0), pairs)
                    + ", 95% interval "
                    + Numbers.interval(
                        row.number("low").orElse(0), row.number("high").orElse(0), pairs)
                    + ")")
        .collect(Collectors.joining("; ", "Bars of the share of each case. ", "."));
  }
}
