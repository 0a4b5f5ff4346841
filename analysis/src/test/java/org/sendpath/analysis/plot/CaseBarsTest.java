package org.sendpath.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendpath.analysis.wording.TableRow;
import org.sendpath.rule.Case;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;
import org.w3c.dom.Element;

final class CaseBarsTest {
  private static final Table CASES = Tables.cases(SampleTables.CASES_2005);
  private static final double ROUNDING = 0.02;

  private final Svg svg = svg(CASES);

  @Test
  void svg_paperCounts_barsAreAsLongAsTheirShares() {
    List<Element> bars = svg.elements("rect", "tone-first");
    List<TableRow> rows = TableRow.of(CASES);

    assertThat(bars).hasSameSizeAs(rows);
    double perShare = Svg.number(bars.get(0), "width") * 26 / 12;
    for (int i = 0; i < rows.size(); i++) {
      double share = rows.get(i).number("share").orElseThrow();
      assertThat(Svg.number(bars.get(i), "width")).isCloseTo(share * perShare, within(ROUNDING));
    }
  }

  @Test
  void svg_paperCounts_linesEndAtLowAndHigh() {
    List<Element> bars = svg.elements("rect", "tone-first");
    double start = Svg.number(bars.get(0), "x");
    double perShare = Svg.number(bars.get(0), "width") * 26 / 12;
    // Each interval is a line across and one at each end.
    List<Element> lines = svg.elements("line", "tone-ink");
    List<TableRow> rows = TableRow.of(CASES);

    assertThat(lines).hasSize(3 * rows.size());
    for (int i = 0; i < rows.size(); i++) {
      double low = start + perShare * rows.get(i).number("low").orElseThrow();
      double high = start + perShare * rows.get(i).number("high").orElseThrow();
      Element across = lines.get(3 * i);
      assertThat(Svg.number(across, "x1")).isCloseTo(low, within(ROUNDING));
      assertThat(Svg.number(across, "x2")).isCloseTo(high, within(ROUNDING));
      assertThat(Svg.number(lines.get(3 * i + 1), "x1")).isCloseTo(low, within(ROUNDING));
      assertThat(Svg.number(lines.get(3 * i + 2), "x1")).isCloseTo(high, within(ROUNDING));
    }
  }

  @Test
  void svg_paperCounts_saysCasesCountsAndN() {
    assertThat(svg.text("text"))
        .containsSubsequence(
            "n = 26 pairs of volunteer and server. The line over each bar: 95% interval (Wilson).",
            "Open",
            "case 1",
            "12",
            "46%",
            "Refused",
            "case 2",
            "7",
            "27%",
            "Rejected on the way",
            "case 3",
            "0",
            "0%",
            "Unreachable for now",
            "case 4",
            "0",
            "0%",
            "Silence",
            "case 5",
            "4",
            "15%",
            "SSH tunnel",
            "port 22",
            "2",
            "8%",
            "SSL/TLS",
            "port 465",
            "1",
            "4%",
            "Unreachable, reason not told",
            "0",
            "0%",
            "Not measured",
            "0",
            "0%");
    assertThat(svg.text("text")).contains("Not in the report of 2005", "share of the pairs");
  }

  @Test
  void svg_onePair_fillsTheScaleToItsEnd() {
    Svg one = svg(Tables.cases(Map.of(Case.TIMEOUT, 1L)));

    assertThat(one.text("text")).contains("100%").anyMatch(text -> text.startsWith("n = 1 pair "));
  }

  @Test
  void description_paperCounts_tellsEveryRow() {
    assertThat(svg.text("desc").get(0))
        .contains("Open 12 (46%, 95% interval 29–65%)", "Not measured 0 (0%, 95% interval 0–13%)");
  }

  private static Svg svg(Table cases) {
    return Svg.parse(
        Plots.of(Map.of(TableShape.CASES, cases), "fallback").find("cases").orElseThrow().svg());
  }
}
