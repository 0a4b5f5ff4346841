package org.sendpath.analysis.html;

import static org.sendpath.analysis.html.Markup.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;

/** A table row by row, intervals in one column each. */
final class PlainTable {
  /** More rows than this may be parted by the end of a sheet of paper. */
  static final int SHORT_ROWS = 24;

  /** What a reader looks for first. */
  private static final Set<String> STRONG = Set.of("pairs", "medianMicros", "medianSeconds");

  private static final int FEW_COLUMNS = 4;
  private static final int WIDE_COLUMNS = 9;

  private final Shape shape;
  private final Figures figures;
  private final List<TableRow> rows;

  PlainTable(Table table, Figures figures) {
    this(table.shape(), TableRow.of(table), figures);
  }

  PlainTable(Shape shape, List<TableRow> rows, Figures figures) {
    this.shape = shape;
    this.rows = rows;
    this.figures = figures;
  }

  /** The table under the caption that its shape has. */
  Markup markup() {
    return markup(Wording.caption(shape));
  }

  Markup markup(String caption) {
    List<String> columns = columns();
    Markup head =
        element("tr").of(columns.stream().map(column -> heading(column, columns)).toList());
    List<Markup> body = new ArrayList<>();
    for (TableRow row : rows) {
      body.add(
          element("tr")
              .classes(rowClasses(row))
              .of(columns.stream().map(column -> cell(row, column, columns)).toList()));
    }
    return table(caption, rows.size(), columns.size(), head, body);
  }

  /** A table from its rows, as all tables of the page are. */
  static Markup table(String caption, int rows, int columns, Markup head, List<Markup> body) {
    String classes =
        (rows <= SHORT_ROWS ? "short" : "")
            + (columns <= FEW_COLUMNS ? " few" : "")
            + (columns >= WIDE_COLUMNS ? " wide" : "");
    return element("div")
        .with("class", "scroll")
        .with("role", "group")
        .with("aria-label", caption)
        .with("tabindex", "0")
        .of(
            element("table")
                .classes(classes.strip())
                .of(
                    element("caption").of(caption),
                    element("thead").of(head),
                    element("tbody").of(body)));
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (String column : shape.columns()) {
      switch (column) {
        case "low" -> columns.add("interval");
        case "medianLowMicros" -> columns.add("medianInterval");
        case "high", "medianHighMicros" -> {}
        default -> columns.add(column);
      }
    }
    if (shape == TableShape.CASES || shape == TableShape.SERVERS) {
      columns.add("in2005");
    }
    return columns;
  }

  private static Markup heading(String column, List<String> columns) {
    boolean words = Figures.isWord(column) || column.equals(columns.get(0));
    return element("th")
        .with("scope", "col")
        .classes(words ? "" : "number")
        .of(Wording.column(column));
  }

  private Markup cell(TableRow row, String column, List<String> columns) {
    if (column.equals(columns.get(0))) {
      return element("th").with("scope", "row").of(label(row, column));
    }
    String value =
        switch (column) {
          case "interval" -> figures.interval(row);
          case "medianInterval" -> figures.medianInterval(row);
          case "in2005" -> figure2005(row);
          default -> figures.value(row, column);
        };
    String classes = Figures.isWord(column) ? "" : "number";
    boolean strong = STRONG.contains(column);
    return element("td").classes(strong ? classes + " strong" : classes).of(value);
  }

  private Markup label(TableRow row, String column) {
    Markup name = element("span").with("class", "name").of(figures.value(row, column));
    return note(row, column)
        .map(
            note ->
                Markup.all(name, Markup.text(" "), element("span").with("class", "term").of(note)))
        .orElse(name);
  }

  /** Of a row of Table 4.3 its number there; or that it is not there. */
  private Optional<String> note(TableRow row, String column) {
    if (shape != TableShape.CASES) {
      return Optional.empty();
    }
    boolean ours = Report2005.count(shape, row.text(column)).isEmpty();
    return ours ? Optional.of("(ours)") : Wording.find("term", row.text(column));
  }

  private String figure2005(TableRow row) {
    OptionalLong count = Report2005.count(shape, row.text(shape.columns().get(0)));
    if (count.isEmpty()) {
      return "–";
    }
    double share = (double) count.getAsLong() / Report2005.PAIRS;
    return Numbers.count(count.getAsLong()) + " · " + Numbers.share(share, Report2005.PAIRS);
  }

  private String rowClasses(TableRow row) {
    return shape.columns().contains("pairs") && row.count("pairs") == 0 ? "zero" : "";
  }
}
