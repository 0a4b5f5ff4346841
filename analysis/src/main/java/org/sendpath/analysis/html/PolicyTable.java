package org.sendpath.analysis.html;

import static org.sendpath.analysis.html.Markup.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.analysis.wording.Wording;

/** What each policy costs over all pairs: a row for each, the first send beside the second. */
final class PolicyTable {
  static final String ALL_CASES = "all";
  static final String FIRST_SEND = "first";

  /** The second send without a memory costs what the first does. */
  private static final String CACHED_SEND = "second-cached";

  private static final List<String> WAITS = List.of("medianMicros", "p90Micros", "worstMicros");

  private PolicyTable() {}

  static Markup markup(List<TableRow> rows, Figures figures) {
    Map<String, Map<String, TableRow>> policies = new LinkedHashMap<>();
    for (TableRow row : rows) {
      if (row.text("case").equals(ALL_CASES)) {
        policies
            .computeIfAbsent(row.text("policy"), policy -> new LinkedHashMap<>())
            .put(row.text("send"), row);
      }
    }
    List<Markup> body = new ArrayList<>();
    policies.forEach((policy, sends) -> body.add(row(policy, sends, figures)));
    return PlainTable.table(
        Wording.caption(AnalysisShape.POLICIES), policies.size(), 9, head(), body);
  }

  private static Markup head() {
    List<Markup> second = new ArrayList<>();
    for (int send = 0; send < 2; send++) {
      for (String wait : WAITS) {
        second.add(
            element("th")
                .with("scope", "col")
                .with("class", wait.equals(WAITS.get(0)) ? "number apart" : "number")
                .of(Wording.column(wait)));
      }
    }
    return Markup.all(
        element("tr")
            .of(
                over("policy", ""),
                over("canSend", "number"),
                over("unmeasured", "number"),
                group(FIRST_SEND),
                group(CACHED_SEND)),
        element("tr").of(second));
  }

  private static Markup over(String column, String classes) {
    return element("th")
        .with("scope", "col")
        .with("rowspan", "2")
        .classes(classes)
        .of(Wording.column(column));
  }

  private static Markup group(String send) {
    return element("th")
        .with("scope", "colgroup")
        .with("colspan", Integer.toString(WAITS.size()))
        .with("class", "group")
        .of(Wording.word("send", send));
  }

  private static Markup row(String policy, Map<String, TableRow> sends, Figures figures) {
    List<Markup> cells = new ArrayList<>();
    cells.add(
        element("th").with("scope", "row").of(element("span").with("class", "name").of(policy)));
    TableRow first = sends.get(FIRST_SEND);
    cells.add(
        first == null
            ? number("–")
            : element("td")
                .with("class", "number")
                .of(
                    element("span").with("class", "strong").of(figures.value(first, "share")),
                    element("span").with("class", "below").of(figures.interval(first))));
    cells.add(number(first == null ? "–" : figures.value(first, "unmeasured")));
    for (String send : List.of(FIRST_SEND, CACHED_SEND)) {
      TableRow costs = sends.get(send);
      for (String wait : WAITS) {
        String value = costs == null ? "–" : figures.value(costs, wait);
        cells.add(
            wait.equals(WAITS.get(0))
                ? element("td").with("class", "number apart strong").of(value)
                : number(value));
      }
    }
    return element("tr").of(cells);
  }

  private static Markup number(String value) {
    return element("td").with("class", "number").of(value);
  }
}
