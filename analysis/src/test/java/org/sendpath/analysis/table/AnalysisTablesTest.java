package org.sendpath.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.analysis.engine.DuckDbEngine;
import org.sendpath.analysis.engine.DuckDbSettings;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.ParquetFacts;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.ReportTexts;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;
import org.sendpath.table.TableShape;

class AnalysisTablesTest {
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  @TempDir Path folder;
  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = DuckDbEngine.open(new DuckDbSettings(256L << 20, 2, folder.resolve("temporary")));
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  @Test
  void golden_reports_giveThePapersFunnelAndTables() throws Exception {
    List<Report> reports = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      reports.add(new ReportCodec().read(line.getBytes(StandardCharsets.UTF_8)));
    }
    AnalysisTables tables = tables(Selection.ALL, reports);
    assertThat(firstColumns(tables, TableShape.FUNNEL))
        .containsExactly("reports,39", "without-local,32", "pairs,26");
    assertThat(firstColumns(tables, TableShape.SERVERS))
        .containsExactly("isp,16", "asp,1", "company,6", "university,2", "home,0", "unknown,1");
    assertThat(firstColumns(tables, TableShape.CASES))
        .containsExactly(
            "open,12",
            "reset,7",
            "icmp-hard,0",
            "icmp-soft,0",
            "timeout,4",
            "ssh,2",
            "ssl,1",
            "icmp-unknown,0",
            "unmeasured,0");
    assertThat(tables.table(TableShape.CONFLICTS).rows()).isEmpty();
    assertThat(tables.pairs()).isEqualTo(new AnalysisTables.PairCount(26, 0));
    assertSameAsCounted(tables, reports, Selection.ALL);
  }

  static Stream<Selection> selections() {
    Optional<String> none = Optional.empty();
    return Stream.of(
        Selection.ALL,
        with(Optional.of("fallback"), Optional.of("2026-02-28"), none),
        with(none, none, Optional.of("2026-03-28")),
        narrowed(
            Optional.of(ServerKind.ISP),
            Optional.of(Route.DIRECT),
            Optional.empty(),
            Optional.empty()),
        narrowed(
            Optional.empty(),
            Optional.empty(),
            Optional.of(OsFamily.LINUX),
            Optional.of(Network.HOME)),
        over(Family.IPV6),
        over(Family.IPV4));
  }

  @ParameterizedTest
  @MethodSource("selections")
  void randomReports_everySelection_giveWhatCountingByHandGives(Selection selection)
      throws Exception {
    List<Report> reports = RandomReports.of(20261122, 400);
    AnalysisTables tables = tables(selection, reports);
    assertSameAsCounted(tables, reports, selection);
    CountedReports counted = new CountedReports(reports, selection);
    assertThat(tables.pairs())
        .isEqualTo(
            new AnalysisTables.PairCount(
                counted.pairs().size(),
                counted.pairs().stream().filter(pair -> pair.meant.isConflicting()).count()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomReports_fewEach_giveWhatCountingByHandGives(long seed) throws Exception {
    List<Report> reports = RandomReports.of(seed, 60);
    assertSameAsCounted(tables(Selection.ALL, reports), reports, Selection.ALL);
  }

  @Test
  void twoDatasets_withReportsInBoth_countThemOnce() throws Exception {
    List<Report> reports = RandomReports.of(7, 200);
    AnalysisTables tables =
        tables(Selection.ALL, reports.subList(0, 120), reports.subList(80, 200));
    assertSameAsCounted(tables, reports, Selection.ALL);
  }

  @Test
  void noReports_everyTable_isThere() throws Exception {
    AnalysisTables tables = tables(Selection.ALL, List.of());
    List<Table> all = tables.all();
    assertThat(all).extracting(Table::shape).isEqualTo(AnalysisTables.shapes());
    assertSameAsCounted(tables, List.of(), Selection.ALL);
  }

  @Test
  void fullReport_tablesOfPorts_sayWhatItSays() throws Exception {
    AnalysisTables tables = tables(Selection.ALL, List.of(ReportTexts.full()));
    assertThat(firstColumns(tables, AnalysisShape.PORT_25)).contains("timeout,1", "open,0");
    assertThat(TableCsv.of(tables.table(AnalysisShape.STARTTLS)))
        .contains("587,accepted,1,1.000000,0.206549,1.000000\r\n")
        .contains("25,absent,0,,,\r\n");
    assertThat(TableCsv.of(tables.table(AnalysisShape.AUTH)))
        .contains("587,none,0,0.000000,0.000000,0.793451\r\n")
        .contains("587,clear,1,1.000000,0.206549,1.000000\r\n")
        .contains("465,tls-only,0,,,\r\n")
        .doesNotContain("465,clear")
        .contains("25,clear,0,,,\r\n");
    assertThat(TableCsv.of(tables.table(AnalysisShape.AUTH_DIFFERENCE)).lines())
        .containsExactly(
            "difference,pairs,share,low,high",
            "same,0,,,",
            "only-587,0,,,",
            "only-25,0,,,",
            "other-mechanisms,0,,,",
            "neither,0,,,");
    assertThat(TableCsv.of(tables.table(AnalysisShape.GREETING_LATENCY)))
        .endsWith("\r\nopen,587,ipv4,1,25000,25000,25000,25000,25000,25000,25000,25000\r\n");
    assertThat(TableCsv.of(tables.table(AnalysisShape.CONNECT_DISTRIBUTION)).lines())
        .containsExactly(
            "case,port,family,micros,attempts",
            "open,587,ipv4,999,1",
            "open,587,ipv4,19900,1",
            "icmp-hard,587,ipv6,20100,1",
            "timeout,587,ipv4,10000000,1",
            "timeout,25,ipv4,134000000,1");
    assertThat(TableCsv.of(tables.table(AnalysisShape.CASES_BY_MONTH)))
        .contains("2026-11,open,1,1.000000,0.206549,1.000000\r\n")
        .contains("2026-11,unmeasured,0,0.000000,0.000000,0.793451\r\n");
  }

  @Test
  void table_ofPolicies_isRefused() throws Exception {
    AnalysisTables tables = tables(Selection.ALL, List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tables.table(AnalysisShape.POLICIES))
        .withMessageContaining("policies");
  }

  private static void assertSameAsCounted(
      AnalysisTables tables, List<Report> reports, Selection selection) throws Exception {
    CountedReports counted = new CountedReports(reports, selection);
    for (Table expected : counted.shared()) {
      assertThat(TableCsv.of(tables.table(expected.shape())))
          .as(expected.shape().word())
          .isEqualTo(TableCsv.of(expected));
    }
    for (var own : counted.own().entrySet()) {
      assertThat(TableCsv.of(tables.table(own.getKey())))
          .as(own.getKey().word())
          .isEqualTo(TableCsv.of(new Table(own.getKey(), own.getValue())));
    }
    String latency = TableCsv.of(tables.table(TableShape.LATENCY));
    assertThat(tables.table(AnalysisShape.CONNECT_LATENCY).rows())
        .extracting(row -> row.subList(0, TableShape.LATENCY.columns().size()))
        .isEqualTo(tables.table(TableShape.LATENCY).rows());
    assertThat(latency).startsWith("case,port,family");
  }

  @SafeVarargs
  private AnalysisTables tables(Selection selection, List<Report>... datasets) throws Exception {
    List<String> folders = new ArrayList<>();
    for (int i = 0; i < datasets.length; i++) {
      List<FactRows> rows = new ArrayList<>();
      for (Report report : datasets[i]) {
        rows.add(FactRows.of(rows.size(), report));
      }
      folders.add(ParquetFacts.write(Files.createDirectory(folder.resolve("data" + i)), rows));
    }
    return AnalysisTables.of(engine, folders, selection);
  }

  private static List<String> firstColumns(AnalysisTables tables, Shape shape) throws Exception {
    return TableCsv.of(tables.table(shape))
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .map(cells -> cells[0] + "," + cells[1])
        .toList();
  }

  private static Selection with(
      Optional<String> experiment, Optional<String> since, Optional<String> until) {
    return new Selection(
        experiment,
        since.map(LocalDate::parse),
        until.map(LocalDate::parse),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Selection narrowed(
      Optional<ServerKind> kind,
      Optional<Route> route,
      Optional<OsFamily> os,
      Optional<Network> network) {
    return new Selection(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kind,
        route,
        os,
        network,
        Optional.empty());
  }

  private static Selection over(Family family) {
    return new Selection(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(family));
  }
}
