package org.sendpath.analysis.plot;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;
import org.sendpath.table.Table;

/** Table 4.1: how long each system's TCP waits, beside the report's figure. */
final class TimeoutBars {
  static final String NAME = "timeouts";
  private static final String TITLE = "How long each system waits in silence";

  private static final double ROW = 32;
  private static final double BAR = 14;
  private static final double DIAMOND = 5.5;
  private static final double START = 92;
  private static final double LENGTH = 372;
  private static final double REPORTS_END = 530;
  private static final double MEASURED_END = 622;
  private static final double PAPER_END = 716;

  private final List<TableRow> rows;
  private final LinearScale scale;
  private final Sheet sheet;

  private TimeoutBars(List<TableRow> rows, long reports) {
    this.rows = rows;
    double greatest =
        rows.stream()
            .mapToDouble(row -> Math.max(measured(row).orElse(0), paper(row).orElse(0)))
            .max()
            .orElse(1);
    this.scale = LinearScale.upTo(Math.max(1, greatest), START, LENGTH, Numbers::seconds);
    this.sheet =
        new Sheet(
            NAME,
            TITLE,
            "n = "
                + Numbers.count(reports)
                + (reports == 1 ? " report" : " reports")
                + " that waited for the system’s own TCP timeout, without a timer of the agent’s.");
  }

  static Optional<Drawing> of(Table timeouts, String source) {
    List<TableRow> rows = TableRow.of(timeouts);
    long reports = rows.stream().mapToLong(row -> row.count("reports")).sum();
    return reports == 0
        ? Optional.empty()
        : Optional.of(new TimeoutBars(rows, reports).draw(source));
  }

  private Drawing draw(String source) {
    double top = Sheet.TOP + 30;
    double bottom = top + ROW * rows.size();
    key(top - 26);
    sheet.gridAcross(scale, top, bottom);
    sheet.labelsAcross(scale, bottom);
    sheet.words(REPORTS_END, top - 8, "reports", Mark.Anchor.END, Lettering.SCALE);
    sheet.words(MEASURED_END, top - 8, "measured", Mark.Anchor.END, Lettering.SCALE);
    sheet.words(PAPER_END, top - 8, "in 2005", Mark.Anchor.END, Lettering.SCALE);
    double y = top;
    for (TableRow row : rows) {
      row(row, y + ROW / 2);
      y += ROW;
    }
    sheet.words(
        START + LENGTH / 2,
        bottom + 34,
        "TCP timeout in seconds",
        Mark.Anchor.MIDDLE,
        Lettering.SCALE);
    return sheet.finish(bottom + 28, source, description());
  }

  private void key(double y) {
    sheet.box(START, y - 10, 22, 11, Tone.FIRST);
    sheet.words(START + 28, y, "median measured", Mark.Anchor.START, Lettering.NOTE);
    sheet.diamond(START + 158, y - 4.5, DIAMOND, Tone.SECOND);
    sheet.words(START + 170, y, "report of 2005, Table 4.1", Mark.Anchor.START, Lettering.NOTE);
  }

  private void row(TableRow row, double middle) {
    double line = middle + 4.5;
    sheet.words(0, line, name(row), Mark.Anchor.START, Lettering.BODY);
    measured(row)
        .ifPresent(
            seconds ->
                sheet.box(START, middle - BAR / 2, scale.at(seconds) - START, BAR, Tone.FIRST));
    paper(row)
        .ifPresent(
            seconds -> {
              sheet.diamond(scale.at(seconds), middle, DIAMOND + 2, Tone.PAPER);
              sheet.diamond(scale.at(seconds), middle, DIAMOND, Tone.SECOND);
            });
    sheet.words(
        REPORTS_END, line, Numbers.count(row.count("reports")), Mark.Anchor.END, Lettering.NOTE);
    sheet.words(MEASURED_END, line, seconds(measured(row)), Mark.Anchor.END, Lettering.FIGURE);
    sheet.words(PAPER_END, line, seconds(paper(row)), Mark.Anchor.END, Lettering.BODY);
  }

  private static String name(TableRow row) {
    return Wording.word("os", row.text("os"));
  }

  private static OptionalDouble measured(TableRow row) {
    return row.number("medianSeconds");
  }

  private static OptionalDouble paper(TableRow row) {
    return row.number("paperSeconds");
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.seconds(seconds.getAsDouble()) : "–";
  }

  private String description() {
    return rows.stream()
        .map(
            row ->
                name(row)
                    + ": measured "
                    + (measured(row).isPresent() ? seconds(measured(row)) : "nothing")
                    + (paper(row).isPresent() ? ", in 2005 " + seconds(paper(row)) : ""))
        .collect(Collectors.joining("; ", "Bars of the median TCP timeout. ", "."));
  }
}
