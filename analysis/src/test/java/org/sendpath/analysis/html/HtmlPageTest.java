package org.sendpath.analysis.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sendpath.analysis.plot.Plots;
import org.sendpath.analysis.plot.SampleTables;
import org.sendpath.analysis.plot.Svg;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class HtmlPageTest {
  private static final String HASH =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final PageSource SOURCE = source("fallback", "reports.ndjson.gz");

  private final String html = page(SampleTables.all(), SOURCE);
  private final Svg page = Svg.parse(html);

  @Test
  void of_sameTablesTwice_givesTheSameBytes() {
    assertThat(page(SampleTables.all(), SOURCE)).isEqualTo(html);
  }

  @Test
  void of_allTables_loadsNothingAndRunsNothing() {
    assertThat(page.elements("script")).isEmpty();
    assertThat(page.elements("link")).isEmpty();
    assertThat(page.elements("img")).isEmpty();
    assertThat(html).doesNotContain("url(", "@import", "src=", " style=\"");
    assertThat(page.elements("a")).allMatch(link -> link.getAttribute("href").startsWith("#"));
  }

  @Test
  void of_allTables_linksLeadToElementsAndIdsAreUnique() {
    List<String> ids = ids();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.elements("a"))
        .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
    assertThat(page.elements("section"))
        .allMatch(section -> ids.contains(section.getAttribute("aria-labelledby")));
  }

  @Test
  void of_allTables_everyTableHasCaptionAndScopes() {
    assertThat(page.elements("table")).hasSizeGreaterThan(12);
    for (Element table : page.elements("table")) {
      assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
      NodeList headings = table.getElementsByTagName("th");
      assertThat(IntStream.range(0, headings.getLength()).mapToObj(headings::item))
          .allMatch(heading -> !((Element) heading).getAttribute("scope").isEmpty());
    }
  }

  @Test
  void of_allTables_headingsGoDownOneLevelAtATime() {
    List<Integer> levels = new ArrayList<>();
    for (Element element : page.elements("*")) {
      if (element.getTagName().matches("h[1-6]")) {
        levels.add(element.getTagName().charAt(1) - '0');
      }
    }

    assertThat(levels).startsWith(1).containsOnlyOnce(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void of_allTables_hasEveryPictureWithItsTitle() {
    assertThat(page.elements("svg", "plot"))
        .extracting(svg -> svg.getElementsByTagName("title").item(0).getTextContent())
        .containsExactly(
            "What comes back from port 587",
            "How long each system waits in silence",
            "How fast an open port answers",
            "How long each policy keeps its user waiting");
  }

  @Test
  void of_paperCounts_showsTheTablesBesideTheReports() {
    assertThat(table("Pairs by case (Table 4.3)"))
        .containsExactly(
            "What comes back | Pairs | Share | 95% interval | In 2005",
            "Open case 1 | 12 | 46% | 29–65% | 12 · 46%",
            "Refused case 2: TCP reset | 7 | 27% | 14–46% | 7 · 27%",
            "Rejected on the way case 3: ICMP hard error | 0 | 0% | 0–13% | 0 · 0%",
            "Unreachable for now case 4: ICMP soft error | 0 | 0% | 0–13% | 0 · 0%",
            "Silence case 5: TCP timeout | 4 | 15% | 6–34% | 4 · 15%",
            "SSH tunnel port 22 | 2 | 8% | 2–24% | 2 · 8%",
            "SSL/TLS port 465 | 1 | 4% | 1–19% | 1 · 4%",
            "Unreachable, reason not told (ours) | 0 | 0% | 0–13% | –",
            "Not measured (ours) | 0 | 0% | 0–13% | –");
    assertThat(table("Pairs by who runs the server (Table 4.2)"))
        .contains("Internet provider (ISP) | 16 | 62% | 43–78% | 16 · 62%");
    assertThat(table("TCP timeout by system (Table 4.1)"))
        .contains("Linux | 11 | 134 s | 189 s", "macOS | 3 | 75.3 s | –");
    assertThat(page.text("li")).contains("39reports receivedin 2005: 39");
  }

  @Test
  void of_allTables_fontsAndColoursFollowThePage() {
    // Every colour of a picture has a rule of the page's, or it would stay as it is in the dark.
    assertThat(page.elements("svg", "plot"))
        .flatMap(svg -> classes(svg))
        .filteredOn(name -> name.startsWith("tone-"))
        .isNotEmpty()
        .allMatch(name -> html.contains("." + name + " {"));
  }

  private static List<String> classes(Element svg) {
    return new Svg(svg)
        .elements("*").stream()
            .flatMap(element -> Stream.of(element.getAttribute("class").split(" ")))
            .distinct()
            .toList();
  }

  @Test
  void of_policies_haveARowEachWithBothSends() {
    assertThat(table("What each policy costs, over all pairs that tell"))
        .contains(
            "only-25 | 65%46–81% | 0 | 31.4 ms | 62.8 ms | 94.2 ms | 31.4 ms | 62.8 ms | 94.2 ms");
    assertThat(
            table("Median wait of each policy on the first send, by what comes back from port 587"))
        .contains("paper-2s | 31.4 ms12 can send | 31.4 ms7 can send | 2.00 s4 can send");
    assertThat(page.text("dd")).contains("587, then 25; <10 s>");
  }

  @Test
  void of_inputs_areListedWithHashesAndBadLines() {
    assertThat(table("What was read, and what was set aside"))
        .contains("reports.ndjson.gz | 39 | 2 | 1 | " + HASH);
  }

  @Test
  void of_inputNotReadToItsEnd_saysWhy() {
    PageSource.Input broken =
        new PageSource.Input("part.gz", HASH, 3, 0, 0, Optional.of("unexpected end of file"));

    String text = page(SampleTables.all(), with("fallback", broken));

    assertThat(text).contains("Not read to its end: unexpected end of file");
  }

  @Test
  void of_conflicts_countsThemAndNamesNobody() {
    assertThat(html)
        .contains("The reports of 1 pair disagree on its case.")
        .doesNotContain("v1-hidden")
        .doesNotContain("smtp.hidden.example");
  }

  @Test
  void of_noConflicts_saysThatReportsAgree() {
    Map<Shape, Table> tables = new HashMap<>(SampleTables.all());
    tables.put(TableShape.CONFLICTS, new Table(TableShape.CONFLICTS, List.of()));

    assertThat(page(tables, SOURCE)).contains("The reports of every pair agree on its case.");
  }

  @Test
  void of_hostileText_isEscapedEverywhere() {
    String hostile = "</title></style><script>alert('x')</script>&\u0001{{style}}";

    String text = page(SampleTables.all(), source(hostile, hostile));

    assertThat(Svg.parse(text).elements("script")).isEmpty();
    assertThat(Svg.parse(text).text("th"))
        .contains("</title></style><script>alert('x')</script>&\uFFFD{{style}}");
  }

  @Test
  void of_noTables_saysOfEachThatItWasNotMade() {
    String text = page(Map.of(), SOURCE);

    Svg parsed = Svg.parse(text);
    for (Shape shape :
        List.of(
            TableShape.FUNNEL,
            TableShape.CASES,
            AnalysisShape.POLICIES,
            AnalysisShape.CASES_BY_MONTH)) {
      assertThat(parsed.text("p")).contains("The table “" + shape.word() + "” was not made.");
    }
    assertThat(parsed.text("p")).contains("No picture: the table cases was not made.");
  }

  @Test
  void of_emptyTables_saysThatNothingWasMeasured() {
    Map<Shape, Table> tables = new HashMap<>();
    for (Shape shape : AnalysisShape.values()) {
      tables.put(shape, new Table(shape, List.of()));
    }

    assertThat(Svg.parse(page(tables, SOURCE)).text("p"))
        .contains("Time to the greeting, from the open connection: nothing was measured.");
  }

  private List<String> table(String caption) {
    Element table =
        page.elements("table").stream()
            .filter(
                found ->
                    found.getElementsByTagName("caption").item(0).getTextContent().equals(caption))
            .findFirst()
            .orElseThrow();
    NodeList rows = table.getElementsByTagName("tr");
    return IntStream.range(0, rows.getLength())
        .mapToObj(i -> line((Element) rows.item(i)))
        .toList();
  }

  private static String line(Element row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.getChildNodes().getLength(); i++) {
      if (row.getChildNodes().item(i) instanceof Element cell) {
        cells.add(cell.getTextContent());
      }
    }
    return String.join(" | ", cells);
  }

  private List<String> ids() {
    return page.elements("*").stream()
        .map(element -> element.getAttribute("id"))
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static String page(Map<Shape, Table> tables, PageSource source) {
    return HtmlPage.of(List.copyOf(tables.values()), Plots.of(tables, source.experiment()), source);
  }

  private static PageSource source(String experiment, String input) {
    return with(experiment, new PageSource.Input(input, HASH, 39, 2, 1, Optional.empty()));
  }

  private static PageSource with(String experiment, PageSource.Input input) {
    return new PageSource(
        experiment,
        List.of(input),
        Optional.of(
            new PageSource.Period(
                Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z"))),
        List.of(new PageSource.NamedPolicy("paper-10s", "587, then 25; <10 s>")),
        "1.0.0",
        "DuckDB 2.0.0",
        Instant.parse("2026-11-22T00:00:00Z"));
  }
}
