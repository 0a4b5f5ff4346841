package org.sendpath.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendpath.table.TableShape;
import org.w3c.dom.Element;

final class TimeoutBarsTest {
  private final Svg svg =
      Svg.parse(
          Plots.of(Map.of(TableShape.TIMEOUTS, SampleTables.timeouts()), "fallback")
              .find("timeouts")
              .orElseThrow()
              .svg());

  @Test
  void svg_threeSystemsMeasured_hasTheirBarsAndTheReportsFigures() {
    // The first is the key's.
    List<Element> bars = svg.elements("rect", "tone-first");
    List<Element> diamonds = svg.elements("path", "tone-second");

    assertThat(bars).hasSize(1 + 3);
    assertThat(diamonds).hasSize(1 + 4);
    double linux = Svg.number(bars.get(1), "width");
    assertThat(Svg.number(bars.get(2), "width")).isCloseTo(linux * 75.3 / 134, within(0.5));
    assertThat(Svg.number(bars.get(3), "width")).isCloseTo(linux * 21 / 134, within(0.5));
  }

  @Test
  void svg_threeSystemsMeasured_writesBothColumns() {
    assertThat(svg.text("text"))
        .containsSubsequence(
            "BSD", "0", "–", "75 s", "Linux", "11", "134 s", "189 s", "macOS", "3", "75.3 s", "–",
            "Solaris", "0", "–", "225 s", "Windows", "4", "21 s", "21 s", "Others", "0", "–", "–");
    assertThat(svg.text("text")).contains("TCP timeout in seconds");
  }
}
