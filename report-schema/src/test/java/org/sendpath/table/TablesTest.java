package org.sendpath.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Tables.LatencyKey;

/** The golden files hold the WIDE report's figures; the bounds are those of {@link ShareTest}. */
class TablesTest {
  @Test
  void funnel_ofThePaper_isGolden() throws IOException {
    assertThat(TableCsv.of(Tables.funnel(39, 32, 26))).isEqualTo(golden("paper-funnel.csv"));
  }

  @Test
  void servers_ofThePaper_isGolden() throws IOException {
    Map<ServerKind, Long> pairs =
        Map.of(
            ServerKind.ISP, 16L,
            ServerKind.ASP, 1L,
            ServerKind.COMPANY, 6L,
            ServerKind.UNIVERSITY, 2L,
            ServerKind.UNKNOWN, 1L);
    assertThat(TableCsv.of(Tables.servers(pairs))).isEqualTo(golden("paper-servers.csv"));
  }

  @Test
  void cases_ofThePaper_isGolden() throws IOException {
    Map<Case, Long> pairs =
        Map.of(Case.OPEN, 12L, Case.RESET, 7L, Case.TIMEOUT, 4L, Case.SSH, 2L, Case.SSL, 1L);
    assertThat(TableCsv.of(Tables.cases(pairs))).isEqualTo(golden("paper-cases.csv"));
  }

  @Test
  void timeouts_measuredAndNot_isGolden() throws IOException {
    Map<OsFamily, LatencyHistogram> waits =
        Map.of(
            OsFamily.LINUX, histogram(133_712_345, 127_300_000, 133_698_000),
            OsFamily.WINDOWS, histogram(21_049_999, 21_050_000),
            OsFamily.BSD, histogram(75_000_000),
            OsFamily.MACOS, histogram(500));
    assertThat(TableCsv.of(Tables.timeouts(waits))).isEqualTo(golden("timeouts.csv"));
  }

  @Test
  void latency_anyOrderOfKeys_isGolden() throws IOException {
    Map<LatencyKey, LatencyHistogram> connects = new LinkedHashMap<>();
    connects.put(new LatencyKey(Case.TIMEOUT, 587, Family.IPV4), histogram(10_000_123));
    connects.put(new LatencyKey(Case.OPEN, 25, Family.IPV4), histogram(9_000));
    connects.put(new LatencyKey(Case.OPEN, 465, Family.IPV4), histogram(8_000));
    connects.put(new LatencyKey(Case.OPEN, 587, Family.IPV4), histogram(20_123, 19_877, 25_011));
    connects.put(new LatencyKey(Case.OPEN, 587, Family.IPV6), histogram(1, 2, 3, 4));
    connects.put(new LatencyKey(Case.RESET, 587, Family.IPV6), new LatencyHistogram());
    assertThat(TableCsv.of(Tables.latency(connects))).isEqualTo(golden("latency.csv"));
  }

  @Test
  void latency_withFurtherCells_addsThemToEachRow() {
    LatencyKey key = new LatencyKey(Case.OPEN, 587, Family.IPV4);
    Table latency =
        Tables.latency(
            TableShape.LATENCY,
            Map.of(key, histogram(7)),
            known -> known.equals(key) ? List.of() : List.of(new Cell.Whole(1)));
    assertThat(latency).isEqualTo(Tables.latency(Map.of(key, histogram(7))));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Tables.latency(
                    TableShape.LATENCY,
                    Map.of(key, histogram(7)),
                    known -> List.of(new Cell.Whole(1))));
  }

  @Test
  void shares_ofAGroup_beginWithItAndAreOfItsPairs() {
    List<List<Cell>> rows =
        Tables.shares(
            List.of(new Cell.Whole(587)),
            List.of(Family.IPV4, Family.IPV6),
            Map.of(Family.IPV6, 3L));
    assertThat(rows)
        .extracting(TableCsv::line)
        .containsExactly(
            "587,ipv4,0,0.000000,0.000000,0.561497\r\n",
            "587,ipv6,3,1.000000,0.438503,1.000000\r\n");
  }

  @Test
  void shares_withoutPairs_areAbsentAndEveryRowIsThere() {
    Table servers = Tables.servers(Map.of());
    assertThat(servers.rows()).hasSize(ServerKind.values().length);
    Table cases = Tables.cases(Map.of());
    assertThat(cases.rows()).hasSize(Case.values().length);
    assertThat(Stream.concat(servers.rows().stream(), cases.rows().stream()))
        .allSatisfy(
            row ->
                assertThat(row.subList(1, row.size()))
                    .containsExactly(
                        new Cell.Whole(0),
                        Cell.Absent.ABSENT,
                        Cell.Absent.ABSENT,
                        Cell.Absent.ABSENT));
  }

  @Test
  void conflict_anyOrderOfCases_listsThemInTheTablesOrder() {
    assertThat(
            Tables.conflict(
                "v1-mzxw6ytboi2gk3tn",
                "smtp.example.jp",
                4,
                Stream.of(Case.UNMEASURED, Case.TIMEOUT, Case.OPEN)))
        .containsExactly(
            new Cell.Text("v1-mzxw6ytboi2gk3tn"),
            new Cell.Text("smtp.example.jp"),
            new Cell.Whole(4),
            new Cell.Text("open timeout unmeasured"));
  }

  @Test
  void shapes_areTheDesigns() {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (TableShape shape : TableShape.values()) {
      shapes.put(shape.word(), String.join(",", shape.columns()));
    }
    Map<String, String> design = new LinkedHashMap<>();
    design.put("funnel", "stage,count");
    design.put("servers", "kind,pairs,share,low,high");
    design.put("cases", "case,pairs,share,low,high");
    design.put("timeouts", "os,reports,medianSeconds,paperSeconds");
    design.put(
        "latency",
        "case,port,family,attempts,minMicros,p25Micros,medianMicros,p75Micros,p90Micros,p99Micros");
    design.put("conflicts", "volunteer,server,reports,cases");
    assertThat(shapes).containsExactlyEntriesOf(design);
  }

  @Test
  void table_rowOfAnotherLength_isRefused() {
    List<Cell> row = List.of(new Cell.Text("reports"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table(TableShape.FUNNEL, List.of(row)))
        .withMessage("rows: funnel has 2 columns, not 1");
  }

  private static LatencyHistogram histogram(long... micros) {
    LatencyHistogram histogram = new LatencyHistogram();
    for (long each : micros) {
      histogram.add(each, 1);
    }
    return histogram;
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = TablesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
    }
  }
}
