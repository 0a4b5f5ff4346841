package org.sendpath.analysis.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.analysis.engine.DuckDbEngine;
import org.sendpath.analysis.engine.DuckDbSettings;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.ParquetFacts;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.Type;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.analysis.table.Selection;
import org.sendpath.report.ReportCodec;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;

class PolicyTablesTest {
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  /** What the policies read of a pair. */
  private static final List<Column> PAIR =
      List.of(new Column("standing", Type.WHOLE), new Column("result", Type.TEXT));

  @TempDir private Path folder;

  private final List<List<Object>> pairs = new ArrayList<>();
  private final List<List<Object>> attempts = new ArrayList<>();

  /**
   * 26 pairs. The reports of ssh and ssl did not ask 587 or 25, and those whose 587 is open did not
   * ask 25: what nobody measured is told as such.
   */
  @Test
  void of_reportsOf2005_giveThePapersClaims() throws Exception {
    List<Table> tables = goldenTables();
    assertThat(rows(tables.get(0), "paper-10s,"))
        .containsExactly(
            "paper-10s,first,all,26,3,23,1.000000,0.856883,1.000000,20000,10000000,10000000,10000000",
            "paper-10s,first,open,12,0,12,1.000000,0.757506,1.000000,20000,20000,20000,20000",
            "paper-10s,first,reset,7,0,7,1.000000,0.645670,1.000000,40000,40000,40000,40000",
            "paper-10s,first,timeout,4,0,4,1.000000,0.510109,1.000000,10000000,10000000,10000000,10000000",
            "paper-10s,first,ssh,2,2,0,,,,,,,",
            "paper-10s,first,ssl,1,1,0,,,,,,,",
            "paper-10s,second,all,26,3,23,1.000000,0.856883,1.000000,20000,10000000,10000000,10000000",
            "paper-10s,second,open,12,0,12,1.000000,0.757506,1.000000,20000,20000,20000,20000",
            "paper-10s,second,reset,7,0,7,1.000000,0.645670,1.000000,40000,40000,40000,40000",
            "paper-10s,second,timeout,4,0,4,1.000000,0.510109,1.000000,10000000,10000000,10000000,10000000",
            "paper-10s,second,ssh,2,2,0,,,,,,,",
            "paper-10s,second,ssl,1,1,0,,,,,,,",
            "paper-10s,second-cached,all,26,3,23,1.000000,0.856883,1.000000,20000,40000,40000,40000",
            "paper-10s,second-cached,open,12,0,12,1.000000,0.757506,1.000000,20000,20000,20000,20000",
            "paper-10s,second-cached,reset,7,0,7,1.000000,0.645670,1.000000,40000,40000,40000,40000",
            "paper-10s,second-cached,timeout,4,0,4,1.000000,0.510109,1.000000,20000,20000,20000,20000",
            "paper-10s,second-cached,ssh,2,2,0,,,,,,,",
            "paper-10s,second-cached,ssl,1,1,0,,,,,,,");
  }

  /**
   * Case 2: a round trip above 25 alone, whatever the policy. Case 5: its timer or its system's.
   */
  @Test
  void of_reportsOf2005_fallbackCostsARoundTripOrTheTimer() throws Exception {
    Table policies = goldenTables().get(0);
    Map<String, Long> timeouts = new HashMap<>();
    timeouts.put("paper-10s", 10_000_000L);
    timeouts.put("paper-2s", 2_020_000L);
    timeouts.put("mew", 10_000_000L);
    timeouts.put("paper-bsd", 75_000_000L);
    timeouts.put("paper-linux-2005", 189_000_000L);
    timeouts.put("paper-solaris", 225_000_000L);
    timeouts.put("paper-windows-xp", 21_000_000L);
    timeouts.put("paper-linux-6.5", 134_000_000L);
    timeouts.put("happy-eyeballs", 270_000L);
    timeouts.forEach(
        (policy, micros) -> {
          assertThat(median(policies, policy + ",first,timeout,")).isEqualTo(micros.toString());
          assertThat(median(policies, policy + ",first,reset,")).isEqualTo("40000");
        });
    assertThat(median(policies, "smtp-only,first,reset,")).isEqualTo("20000");
    assertThat(median(policies, "smtp-only,first,timeout,")).isEqualTo("20000");
    // In 2005 nobody had the answer for 465 but the one who used it.
    assertThat(rows(policies, "rfc-8314,first,ssl,"))
        .containsExactly(
            "rfc-8314,first,ssl,1,0,1,1.000000,0.206549,1.000000,20000,20000,20000,20000");
    assertThat(rows(policies, "submission-only,first,timeout,"))
        .containsExactly("submission-only,first,timeout,4,0,0,0.000000,0.000000,0.489891,,,,");
  }

  @Test
  void of_reportsOf2005_giveTheWholeDistributionAndTheWays() throws Exception {
    List<Table> tables = goldenTables();
    assertThat(rows(tables.get(1), "paper-2s,first,all,"))
        .containsExactly(
            "paper-2s,first,all,20000,12",
            "paper-2s,first,all,40000,7",
            "paper-2s,first,all,2020000,4");
    assertThat(rows(tables.get(2), "paper-2s,first,"))
        .containsExactly(
            "paper-2s,first,587,ipv6,0,0.000000,0.000000,0.143117",
            "paper-2s,first,587,ipv4,12,0.521739,0.329627,0.707628",
            "paper-2s,first,25,ipv6,0,0.000000,0.000000,0.143117",
            "paper-2s,first,25,ipv4,11,0.478261,0.292372,0.670373",
            "paper-2s,first,,none,0,0.000000,0.000000,0.143117");
  }

  @Test
  void of_noPairs_hasARowForEachPolicyAndSend() throws Exception {
    List<Table> tables = tables();
    assertThat(tables)
        .extracting(Table::shape)
        .containsExactly(
            AnalysisShape.POLICIES, AnalysisShape.POLICY_WAITS, AnalysisShape.POLICY_WAYS);
    assertThat(tables.get(0).rows()).hasSize(12 * 3);
    assertThat(rows(tables.get(0), "mew,")).contains("mew,first,all,0,0,0,,,,,,,");
    assertThat(tables.get(1).rows()).isEmpty();
    assertThat(rows(tables.get(2), "mew,first,,")).containsExactly("mew,first,,none,0,,,");
  }

  @Test
  void of_pairWithoutAttempts_isCountedAsUnmeasured() throws Exception {
    addPair(7, "unmeasured");
    List<Table> tables = tables();
    assertThat(rows(tables.get(0), "mew,first,"))
        .containsExactly("mew,first,all,1,1,0,,,,,,,", "mew,first,unmeasured,1,1,0,,,,,,,");
  }

  /** The order of addresses, the greeting, and what is no attempt of the server's first sample. */
  @Test
  void of_attempts_areReadWithAllThatMatters() throws Exception {
    addPair(3, "open");
    addAttempt(3, "server", 587, "ipv4", 1, 0, "open", 30, true, 5L, null);
    addAttempt(3, "server", 587, "ipv4", 0, 0, "timeout", 10_000_000, null, null, null);
    addAttempt(3, "server", 587, "ipv4", 0, 1, "open", 1, null, null, null);
    addAttempt(3, "control", 587, "ipv6", 0, 0, "open", 1, null, null, null);
    addPair(4, "open");
    addAttempt(4, "server", 587, "ipv6", 0, 0, "open", 50, false, null, "silent");
    addAttempt(4, "server", 25, "ipv6", 0, 0, "open", 60, true, 1L, null);
    List<Table> tables = tables();
    assertThat(rows(tables.get(1), "paper-2s,first,all,"))
        .containsExactly("paper-2s,first,all,2000000,1");
    assertThat(rows(tables.get(2), "paper-2s,first,"))
        .containsExactly(
            "paper-2s,first,587,ipv6,0,0.000000,0.000000,0.657620",
            "paper-2s,first,587,ipv4,1,0.500000,0.094531,0.905469",
            "paper-2s,first,25,ipv6,0,0.000000,0.000000,0.657620",
            "paper-2s,first,25,ipv4,0,0.000000,0.000000,0.657620",
            "paper-2s,first,,none,1,0.500000,0.094531,0.905469");
  }

  /** However the engine keeps its rows: each pair's attempts are its own. */
  @Test
  void of_rowsInAnyOrder_belongToTheirPairs() throws Exception {
    for (int report = 1; report <= 2000; report++) {
      addPair(report, "reset");
      addAttempt(report, "server", 587, "ipv4", 0, 0, "reset", report, null, null, null);
      addAttempt(report, "server", 25, "ipv4", 0, 0, "open", 0, true, 0L, null);
    }
    Collections.shuffle(pairs, new Random(1));
    Collections.shuffle(attempts, new Random(2));
    assertThat(rows(tables().get(0), "paper-10s,first,all,"))
        .containsExactly(
            "paper-10s,first,all,2000,0,2000,1.000000,0.998083,1.000000,1000,1800,1980,2000");
  }

  /** Through the facts and the pairs, as an analyst's reports go. */
  private List<Table> goldenTables() throws Exception {
    List<FactRows> rows = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      rows.add(FactRows.of(rows.size(), new ReportCodec().read(line.getBytes(UTF_8))));
    }
    String dataset = ParquetFacts.write(folder, rows);
    try (Engine engine = open()) {
      AnalysisTables.of(engine, List.of(dataset), Selection.ALL);
      return PolicyTables.of(engine, Policies.builtIn());
    }
  }

  private void addPair(long standing, String result) {
    pairs.add(List.of(standing, result));
  }

  private void addAttempt(
      long report,
      String target,
      long port,
      String family,
      long address,
      long sample,
      String outcome,
      long elapsedMicros,
      Boolean speaks,
      Long greetingMicros,
      String failure) {
    attempts.add(
        Arrays.asList(
            report,
            "open",
            target,
            port,
            family,
            address,
            sample,
            outcome,
            "kernel",
            elapsedMicros,
            elapsedMicros,
            speaks,
            greetingMicros,
            greetingMicros,
            null,
            null,
            failure));
  }

  private List<Table> tables() throws Exception {
    try (Engine engine = open()) {
      engine.keep("pair", PAIR, pairs);
      engine.keep(Relation.ATTEMPT.word(), Relation.ATTEMPT.columns(), attempts);
      return PolicyTables.of(engine, Policies.builtIn());
    }
  }

  private Engine open() throws EngineException {
    return DuckDbEngine.open(new DuckDbSettings(256L << 20, 1, folder.resolve("temporary")));
  }

  private static String median(Table policies, String prefix) {
    List<String> rows = rows(policies, prefix);
    assertThat(rows).hasSize(1);
    return rows.get(0).split(",", -1)[9];
  }

  private static List<String> rows(Table table, String prefix) {
    return TableCsv.of(table).lines().filter(line -> line.startsWith(prefix)).toList();
  }
}
