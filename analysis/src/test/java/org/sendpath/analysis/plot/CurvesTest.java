package org.sendpath.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/** Distribution curves: where they step, and where they end. */
final class CurvesTest {
  private static final LogScale SCALE = new LogScale(3, 6, 100, 300);

  @Test
  void curve_threeDurations_stepsAtEachByItsShare() {
    Distribution durations = new Distribution();
    durations.add(100_000, 1);
    durations.add(10_000, 2);
    durations.add(1_000_000, 1);

    assertThat(durations.curve(SCALE, 1, 0, 100, 0.25))
        .containsExactly(
            new Mark.Point(100, 100),
            new Mark.Point(200, 50),
            new Mark.Point(300, 25),
            new Mark.Point(400, 0),
            new Mark.Point(400, 0));
  }

  @Test
  void curve_someNeverEnd_endsBelowTheTop() {
    Distribution durations = new Distribution();
    durations.add(10_000, 3);

    assertThat(durations.curve(SCALE, 0.75, 0, 100, 0.25))
        .endsWith(new Mark.Point(200, 25), new Mark.Point(400, 25));
  }

  @Test
  void curve_noWaitAtAll_beginsAtTheLeftEdge() {
    Distribution durations = new Distribution();
    durations.add(0, 1);

    assertThat(durations.curve(SCALE, 1, 0, 100, 0.25)).contains(new Mark.Point(100, 0));
  }

  @Test
  void curve_moreDurationsThanPixels_staysSmallAndEndsAtTheTop() {
    Distribution durations = new Distribution();
    for (int micros = 1_000; micros < 1_000_000; micros++) {
      durations.add(micros, 1);
    }

    List<Mark.Point> curve = durations.curve(SCALE, 1, 0, 100, 0.25);

    assertThat(curve).hasSizeLessThan(1_300);
    assertThat(curve.get(curve.size() - 1).y()).isCloseTo(0, within(1e-9));
  }

  @Test
  void medianMicros_evenAndOddCounts_isByNearestRank() {
    Distribution durations = new Distribution();
    durations.add(10, 1);
    durations.add(20, 1);
    assertThat(durations.medianMicros()).isEqualTo(10);
    durations.add(30, 1);
    assertThat(durations.medianMicros()).isEqualTo(20);
  }

  @Test
  void logScale_durations_takesWholePowersOfTenInPlainWords() {
    Distribution durations = new Distribution();
    durations.add(0, 1);
    durations.add(2_000, 1);
    durations.add(30_000_000, 1);

    LogScale scale = LogScale.around(List.of(durations), 0, 500);

    assertThat(scale.ticks())
        .extracting(Scale.Tick::label)
        .containsExactly("1 ms", "10 ms", "100 ms", "1 s", "10 s", "100 s");
    assertThat(scale.at(10_000)).isCloseTo(100, within(1e-9));
  }

  @Test
  void connectLatency_threePorts_hasAPanelForEachAndALineForEachFamily() {
    Svg svg = svg("connect-latency", SampleTables.connectDistribution());

    assertThat(svg.text("text")).containsSubsequence("Port 587", "Port 465", "Port 25");
    assertThat(svg.text("text")).filteredOn("IPv6  n = 200"::equals).hasSize(3);
    assertThat(svg.text("text")).contains("10 ms", "50%");
    assertThat(svg.elements("path", "tone-first")).hasSize(3);
    assertThat(svg.elements("path", "tone-second"))
        .hasSize(3)
        .allMatch(path -> path.hasAttribute("stroke-dasharray"));
  }

  @Test
  void connectLatency_closedPorts_areNotDrawn() {
    Table refused =
        new Table(
            AnalysisShape.CONNECT_DISTRIBUTION,
            List.of(
                List.of(
                    new Cell.Text("reset"),
                    new Cell.Whole(587),
                    new Cell.Text("ipv4"),
                    new Cell.Whole(1_000),
                    new Cell.Whole(1))));

    assertThat(Plots.of(Map.of(refused.shape(), refused), "fallback").drawn()).isEmpty();
  }

  @Test
  void policyCosts_everyPolicy_hasAPanelThatSaysWhoCanSend() {
    Svg svg = svg("policy-costs", SampleTables.policies(), SampleTables.policyWaits());

    assertThat(svg.text("text"))
        .containsSubsequence("paper-10s", "100% of 26 can send", "only-25", "65% of 26 can send");
    // One curve each for the first send and the second, and all others behind them.
    assertThat(svg.elements("path", "tone-first")).hasSize(12);
    assertThat(svg.elements("path", "tone-second")).hasSize(12);
    assertThat(svg.elements("path", "tone-ghost")).hasSize(12 * 11);
  }

  @Test
  void policyCosts_hostileName_isEscapedAndCut() {
    String name = "<img src=x onerror=alert(1)>".repeat(4);
    Cell one = new Cell.Decimal(BigDecimal.ONE);
    Cell whole = new Cell.Whole(1);
    List<Cell> key = List.of(new Cell.Text(name), new Cell.Text("first"), new Cell.Text("all"));
    Table policies =
        new Table(
            AnalysisShape.POLICIES,
            List.of(
                joined(
                    key,
                    List.of(whole, new Cell.Whole(0), whole, one, one, one),
                    List.of(whole, whole, whole, whole))));
    Table waits =
        new Table(AnalysisShape.POLICY_WAITS, List.of(joined(key, List.of(whole), List.of(whole))));

    Svg svg = svg("policy-costs", policies, waits);

    assertThat(svg.elements("img")).isEmpty();
    assertThat(svg.text("text"))
        .anyMatch(text -> text.startsWith("<img src=x") && text.endsWith("…"));
  }

  private static List<Cell> joined(List<Cell> one, List<Cell> two, List<Cell> three) {
    List<Cell> all = new ArrayList<>(one);
    all.addAll(two);
    all.addAll(three);
    return all;
  }

  private static Svg svg(String name, Table... tables) {
    Plots plots =
        Plots.of(
            List.of(tables).stream().collect(Collectors.toMap(Table::shape, table -> table)),
            "fallback");
    return Svg.parse(plots.find(name).orElseThrow().svg());
  }
}
