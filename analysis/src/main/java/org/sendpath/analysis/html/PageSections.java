package org.sendpath.analysis.html;

import static org.sendpath.analysis.html.Markup.element;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sendpath.analysis.plot.Plots;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;

/** What stands in the page's places, from tables and pictures. */
final class PageSections {
  /** The source's order is the order wanted. */
  private static final Comparator<TableRow> AS_THEY_COME = Comparator.comparing(row -> 0);

  /** The experiment's ports in its order, IPv6 first; last those who could not send. */
  private static final Comparator<TableRow> BY_WAY =
      Comparator.<TableRow>comparingInt(
              row -> {
                int place = ReportFacts.PORTS.indexOf((int) row.count("port"));
                return place < 0 ? Integer.MAX_VALUE : place;
              })
          .thenComparing(row -> row.number("port").isEmpty())
          .thenComparing(row -> row.count("port"))
          .thenComparing(row -> row.text("family"), Comparator.reverseOrder());

  private final Map<Shape, Table> tables;
  private final Plots plots;
  private final Figures figures;

  PageSections(Map<Shape, Table> tables, Plots plots) {
    this.tables = tables;
    this.plots = plots;
    this.figures =
        new Figures(rows(TableShape.CASES).stream().mapToLong(row -> row.count("pairs")).sum());
  }

  /** A table as it is; a line that says so where there is none, or nothing in it. */
  Markup plain(Shape shape) {
    return made(shape, () -> new PlainTable(tables.get(shape), figures).markup());
  }

  /** Reports, without local servers, pairs: large, with the report's figures. */
  Markup funnel() {
    return made(
        TableShape.FUNNEL,
        () ->
            element("ol")
                .with("class", "funnel")
                .of(rows(TableShape.FUNNEL).stream().map(PageSections::stage).toList()));
  }

  private static Markup stage(TableRow row) {
    String word = row.text("stage");
    String before =
        Report2005.count(TableShape.FUNNEL, word).stream()
            .mapToObj(count -> "in 2005: " + Numbers.count(count))
            .collect(Collectors.joining());
    return element("li")
        .of(
            element("span").with("class", "figure").of(Numbers.count(row.count("count"))),
            element("span").with("class", "figure-label").of(Wording.word("stage", word)),
            element("span").with("class", "figure-note").of(before));
  }

  /** What matters most to a person who sends mail. */
  Markup findings() {
    List<Markup> findings = new ArrayList<>();
    for (TableRow row : rows(TableShape.CASES)) {
      Wording.find("finding", row.text("case"))
          .filter(finding -> figures.pairs() > 0)
          .ifPresent(
              finding ->
                  findings.add(
                      element("li")
                          .of(
                              element("span")
                                  .with("class", "figure")
                                  .of(figures.value(row, "share")),
                              element("span")
                                  .with("class", "figure-interval")
                                  .of(figures.interval(row)),
                              element("span").with("class", "figure-label").of(finding))));
    }
    return findings.isEmpty()
        ? Markup.NOTHING
        : element("ul").with("class", "findings").of(findings);
  }

  /** How many pairs' reports disagree; which they are is not for this page. */
  Markup conflicts() {
    return made(
        TableShape.CONFLICTS,
        () -> {
          long conflicts = rows(TableShape.CONFLICTS).size();
          String sentence =
              switch ((int) Math.min(conflicts, 2)) {
                case 0 -> "The reports of every pair agree on its case.";
                case 1 -> "The reports of 1 pair disagree on its case.";
                default ->
                    "The reports of " + Numbers.count(conflicts) + " pairs disagree on the case.";
              };
          String where =
              conflicts == 0
                  ? ""
                  : " Each pair still counts once. Which they are is told by the table “conflicts”"
                      + " (conflicts.csv beside the other tables); it names volunteers’"
                      + " pseudonyms and is not for publication.";
          return element("p").with("class", "note").of(sentence + where);
        });
  }

  /** The cases for each group: a row for each group, a column for each case that occurs. */
  Markup grouped(Shape shape, String group) {
    return grouped(shape, group, "case");
  }

  /** What port 25 meets, for each kind of network. */
  Markup port25ByNetwork() {
    return grouped(AnalysisShape.PORT_25_BY_NETWORK, "network", "outcome");
  }

  private Markup grouped(Shape shape, String group, String word) {
    return made(
        shape,
        () -> {
          List<TableRow> rows = rows(shape);
          Set<String> seenGroups = seen(rows, group);
          Set<String> seenWords = seen(rows, word);
          return new CrossTable(
                  Wording.caption(shape),
                  Wording.column(group),
                  row -> figures.value(row, group),
                  row -> figures.value(row, word),
                  this::share,
                  AS_THEY_COME)
              .markup(
                  rows.stream()
                      .filter(row -> seenGroups.contains(row.text(group)))
                      .filter(row -> seenWords.contains(row.text(word)))
                      .toList());
        });
  }

  /** The words of a column that any pair has. */
  private static Set<String> seen(List<TableRow> rows, String column) {
    return rows.stream()
        .filter(row -> row.count("pairs") > 0)
        .map(row -> row.text(column))
        .collect(Collectors.toSet());
  }

  private Markup share(TableRow row) {
    return Markup.all(
        element("span").with("class", "strong").of(Numbers.count(row.count("pairs"))),
        Markup.text(" · " + figures.value(row, "share")),
        element("span").with("class", "below").of(figures.interval(row)));
  }

  /** What the policies cost over all pairs, on the first send and on the second with a memory. */
  Markup policies() {
    return made(
        AnalysisShape.POLICIES, () -> PolicyTable.markup(rows(AnalysisShape.POLICIES), figures));
  }

  /** The median wait of each policy in each case: one round trip, or a timer. */
  Markup policiesByCase() {
    List<TableRow> rows =
        rows(AnalysisShape.POLICIES).stream()
            .filter(row -> row.text("send").equals(PolicyTable.FIRST_SEND))
            .filter(row -> !row.text("case").equals(PolicyTable.ALL_CASES))
            .filter(row -> row.count("pairs") > row.count("unmeasured"))
            .toList();
    Function<TableRow, Markup> cell =
        row ->
            Markup.all(
                element("span").with("class", "strong").of(figures.value(row, "medianMicros")),
                element("span")
                    .with("class", "below")
                    .of(Numbers.count(row.count("sent")) + " can send"));
    return rows.isEmpty()
        ? Markup.NOTHING
        : new CrossTable(
                "Median wait of each policy on the first send, by what comes back from port 587",
                Wording.column("policy"),
                row -> row.text("policy"),
                row -> figures.value(row, "case"),
                cell,
                AS_THEY_COME)
            .markup(rows);
  }

  /** Through which port and family each policy ends on the first send. */
  Markup policyWays() {
    return made(
        AnalysisShape.POLICY_WAYS,
        () ->
            new CrossTable(
                    Wording.caption(AnalysisShape.POLICY_WAYS),
                    Wording.column("policy"),
                    row -> row.text("policy"),
                    this::way,
                    this::share,
                    BY_WAY)
                .markup(
                    rows(AnalysisShape.POLICY_WAYS).stream()
                        .filter(row -> row.text("send").equals(PolicyTable.FIRST_SEND))
                        .toList()));
  }

  private String way(TableRow row) {
    return row.number("port").isEmpty()
        ? "Cannot send"
        : row.text("port") + " over " + figures.value(row, "family");
  }

  /** A picture; why there is none, if there is none. */
  Markup plot(String name) {
    return plots
        .find(name)
        .map(
            plot ->
                element("figure")
                    .with("tabindex", "0")
                    .with("aria-label", plot.title())
                    .of(new Markup(plot.svg())))
        .orElseGet(
            () ->
                plots.leftOut().stream()
                    .filter(leftOut -> leftOut.name().equals(name))
                    .map(leftOut -> nothing("No picture: " + leftOut.reason() + "."))
                    .findFirst()
                    .orElse(Markup.NOTHING));
  }

  private List<TableRow> rows(Shape shape) {
    return tables.containsKey(shape) ? TableRow.of(tables.get(shape)) : List.of();
  }

  private Markup made(Shape shape, Supplier<Markup> markup) {
    if (!tables.containsKey(shape)) {
      return nothing("The table “" + shape.word() + "” was not made.");
    } else if (rows(shape).isEmpty() && shape != TableShape.CONFLICTS) {
      return nothing(Wording.caption(shape) + ": nothing was measured.");
    }
    return markup.get();
  }

  private static Markup nothing(String sentence) {
    return element("p").with("class", "note").of(sentence);
  }
}
