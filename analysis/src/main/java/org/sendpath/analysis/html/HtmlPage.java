package org.sendpath.analysis.html;

import static org.sendpath.analysis.html.Markup.element;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sendpath.analysis.plot.Plots;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.analysis.wording.Numbers;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;

/**
 * The analysis as one page in one file: nothing is loaded from elsewhere, no script runs. It is
 * HTML written as XML. Volunteers and servers are not named on it, whatever the tables hold.
 */
public final class HtmlPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final int INPUT_COLUMNS = 5;

  private HtmlPage() {}

  /**
   * The page.
   *
   * @param tables those that are there; the page says which are not
   * @param plots pictures of the same tables
   */
  public static String of(List<Table> tables, Plots plots, PageSource source) {
    Map<Shape, Table> byShape = new LinkedHashMap<>();
    tables.forEach(table -> byShape.put(table.shape(), table));
    PageSections sections = new PageSections(byShape, plots);
    Map<String, Markup> pieces = new LinkedHashMap<>();
    pieces.put("title", Markup.text("Sendpath: " + source.experiment()));
    pieces.put("style", new Markup(Template.resource("page.css")));
    pieces.put("facts", facts(source));
    pieces.put("funnel", sections.funnel());
    pieces.put("findings", sections.findings());
    pieces.put("conflicts", sections.conflicts());
    for (Shape shape :
        List.of(
            TableShape.CASES,
            TableShape.SERVERS,
            TableShape.TIMEOUTS,
            AnalysisShape.CONNECT_LATENCY,
            AnalysisShape.GREETING_LATENCY,
            AnalysisShape.RESCUE_465,
            AnalysisShape.PORT_25,
            AnalysisShape.STARTTLS,
            AnalysisShape.AUTH,
            AnalysisShape.AUTH_DIFFERENCE)) {
      pieces.put(shape.word(), sections.plain(shape));
    }
    pieces.put("cases-by-family", sections.grouped(AnalysisShape.CASES_BY_FAMILY, "family"));
    pieces.put("cases-by-os", sections.grouped(AnalysisShape.CASES_BY_OS, "os"));
    pieces.put("cases-by-network", sections.grouped(AnalysisShape.CASES_BY_NETWORK, "network"));
    pieces.put("cases-by-month", sections.grouped(AnalysisShape.CASES_BY_MONTH, "month"));
    pieces.put("port-25-by-network", sections.port25ByNetwork());
    pieces.put("policy-list", policies(source));
    pieces.put("policies", sections.policies());
    pieces.put("policies-by-case", sections.policiesByCase());
    pieces.put("policy-ways", sections.policyWays());
    for (String plot : List.of("cases", "timeouts", "connect-latency", "policy-costs")) {
      pieces.put("plot-" + plot, sections.plot(plot));
    }
    pieces.put("inputs", inputs(source));
    pieces.put("versions", versions(source));
    return Template.of(Template.resource("page.html")).fill(pieces);
  }

  private static Markup facts(PageSource source) {
    List<Markup> facts = new ArrayList<>();
    facts.add(fact("Experiment", source.experiment()));
    source
        .measured()
        .ifPresent(
            period ->
                facts.add(
                    fact(
                        "Measured",
                        DAY.format(period.first()) + " to " + DAY.format(period.last()))));
    facts.add(fact("Tables made", MINUTE.format(source.madeAt())));
    facts.add(fact("By", "Sendpath " + source.version()));
    return element("dl").with("class", "facts").of(facts);
  }

  private static Markup versions(PageSource source) {
    return element("dl")
        .with("class", "facts")
        .of(
            fact("Sendpath", source.version()),
            fact("Counted by", source.engine()),
            fact("Report format", "sendpath-report/1"),
            fact("Tables made", MINUTE.format(source.madeAt())));
  }

  private static Markup fact(String name, String value) {
    return element("div").of(element("dt").of(name), element("dd").of(value));
  }

  private static Markup inputs(PageSource source) {
    Markup head =
        element("tr")
            .of(
                heading("Input", ""),
                heading("Reports", "number"),
                heading("Repeated", "number"),
                heading("Bad lines", "number"),
                heading("SHA-256", ""));
    List<Markup> body = new ArrayList<>();
    for (PageSource.Input input : source.inputs()) {
      body.add(
          element("tr")
              .of(
                  element("th").with("scope", "row").with("class", "wrap").of(name(input)),
                  number(input.reports()),
                  number(input.repeated()),
                  number(input.badLines()),
                  element("td").with("class", "hash").of(input.sha256())));
    }
    return PlainTable.table(
        "What was read, and what was set aside", source.inputs().size(), INPUT_COLUMNS, head, body);
  }

  private static Markup name(PageSource.Input input) {
    Markup problem =
        input
            .problem()
            .map(text -> element("span").with("class", "below").of("Not read to its end: " + text))
            .orElse(Markup.NOTHING);
    return Markup.all(Markup.text(input.name()), problem);
  }

  private static Markup policies(PageSource source) {
    if (source.policies().isEmpty()) {
      return Markup.NOTHING;
    }
    List<Markup> policies = new ArrayList<>();
    for (PageSource.NamedPolicy policy : source.policies()) {
      policies.add(element("dt").of(policy.name()));
      policies.add(element("dd").of(policy.description()));
    }
    return element("dl").with("class", "policies").of(policies);
  }

  private static Markup heading(String text, String classes) {
    return element("th").with("scope", "col").classes(classes).of(text);
  }

  private static Markup number(long count) {
    return element("td").with("class", "number").of(Numbers.count(count));
  }
}
