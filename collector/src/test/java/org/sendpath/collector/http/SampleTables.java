package org.sendpath.collector.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tables to show, as the collector answers them in JSON. */
record SampleTables(
    Table funnel,
    Table servers,
    Table cases,
    Table timeouts,
    Table latency,
    long pairs,
    long conflictingPairs) {

  /** The 26 pairs of 2005; times, which that report does not have, are made up. */
  static SampleTables paper() {
    Samples samples = new Samples();
    samples.connects(Case.OPEN, 587, Family.IPV4, 12, 25_000);
    samples.connects(Case.OPEN, 25, Family.IPV4, 16, 28_000);
    samples.connects(Case.RESET, 587, Family.IPV4, 7, 31_000);
    samples.connects(Case.TIMEOUT, 587, Family.IPV4, 4, 10_000_000);
    samples.waits(OsFamily.LINUX, 3, 133_700_000);
    return samples.tables(39, 32, servers(16, 1, 6, 2, 1), cases(12, 7, 0, 0, 4, 2, 1), 1);
  }

  /** What is left of them for the kind {@code isp}. */
  static SampleTables ispOnly() {
    return new Samples().tables(20, 18, servers(16, 0, 0, 0, 0), cases(9, 4, 0, 0, 3, 0, 0), 0);
  }

  static SampleTables empty() {
    return new Samples().tables(0, 0, servers(0, 0, 0, 0, 0), cases(0, 0, 0, 0, 0, 0, 0), 0);
  }

  /** Some thousands of pairs, made up. */
  static SampleTables rich() {
    Samples samples = new Samples();
    for (Family family : Family.values()) {
      int part = family == Family.IPV4 ? 3 : 1;
      samples.connects(Case.OPEN, 587, family, 3_100 * part, 21_000);
      samples.connects(Case.OPEN, 465, family, 3_400 * part, 22_000);
      samples.connects(Case.OPEN, 25, family, 1_200 * part, 24_000);
      samples.connects(Case.RESET, 587, family, 640 * part, 23_000);
      samples.connects(Case.RESET, 25, family, 310 * part, 19_000);
      samples.connects(Case.ICMP_HARD, 25, family, 840 * part, 6_200);
      samples.connects(Case.ICMP_SOFT, 587, family, 60 * part, 9_400);
      samples.connects(Case.TIMEOUT, 587, family, 420 * part, 10_000_000);
      samples.connects(Case.TIMEOUT, 25, family, 980 * part, 10_000_000);
    }
    samples.waits(OsFamily.LINUX, 212, 133_700_000);
    samples.waits(OsFamily.MACOS, 64, 75_300_000);
    samples.waits(OsFamily.WINDOWS, 118, 21_000_000);
    samples.waits(OsFamily.BSD, 17, 75_000_000);
    Map<Case, Long> cases = cases(2_873, 412, 61, 38, 327, 44, 781);
    cases.put(Case.ICMP_UNKNOWN, 53L);
    cases.put(Case.UNMEASURED, 29L);
    return samples.tables(9_842, 8_917, servers(2_104, 1_377, 702, 318, 117), cases, 137);
  }

  /** The answer to {@code /v1/tables/} and the table's name. */
  String json(TableShape shape, Map<String, String> filter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", shape.word());
    ObjectNode filters = json.putObject("filter");
    filter.forEach(filters::put);
    json.put("pairs", pairs);
    json.put("conflictingPairs", conflictingPairs);
    ArrayNode columns = json.putArray("columns");
    shape.columns().forEach(columns::add);
    ArrayNode rows = json.putArray("rows");
    table(shape).rows().forEach(row -> addRow(rows.addObject(), shape, row));
    return JsonMapper.shared().writeValueAsString(json);
  }

  private static void addRow(ObjectNode json, TableShape shape, List<Cell> row) {
    for (int column = 0; column < row.size(); column++) {
      String name = shape.columns().get(column);
      Cell cell = row.get(column);
      if (cell instanceof Cell.Text text) {
        json.put(name, text.value());
      } else if (cell instanceof Cell.Whole whole) {
        json.put(name, whole.value());
      } else if (cell instanceof Cell.Decimal decimal) {
        json.put(name, decimal.value());
      } else {
        json.putNull(name);
      }
    }
  }

  private Table table(TableShape shape) {
    return switch (shape) {
      case FUNNEL -> funnel;
      case SERVERS -> servers;
      case CASES -> cases;
      case TIMEOUTS -> timeouts;
      case LATENCY -> latency;
      case CONFLICTS -> throw new IllegalArgumentException("conflicts: not shown on the page");
    };
  }

  private static Map<ServerKind, Long> servers(
      long isp, long asp, long company, long university, long unknown) {
    return Map.of(
        ServerKind.ISP, isp,
        ServerKind.ASP, asp,
        ServerKind.COMPANY, company,
        ServerKind.UNIVERSITY, university,
        ServerKind.UNKNOWN, unknown);
  }

  private static Map<Case, Long> cases(
      long open, long reset, long hard, long soft, long timeout, long ssh, long ssl) {
    Map<Case, Long> cases = new TreeMap<>();
    cases.put(Case.OPEN, open);
    cases.put(Case.RESET, reset);
    cases.put(Case.ICMP_HARD, hard);
    cases.put(Case.ICMP_SOFT, soft);
    cases.put(Case.TIMEOUT, timeout);
    cases.put(Case.SSH, ssh);
    cases.put(Case.SSL, ssl);
    return cases;
  }

  private static final class Samples {
    private final Random random = new Random(2005);
    private final Map<Tables.LatencyKey, LatencyHistogram> connects = new HashMap<>();
    private final Map<OsFamily, LatencyHistogram> waits = new TreeMap<>();

    void connects(Case result, int port, Family family, int attempts, long medianMicros) {
      LatencyHistogram histogram = new LatencyHistogram();
      double spread = result == Case.TIMEOUT ? 0.002 : 0.8;
      for (int attempt = 0; attempt < attempts; attempt++) {
        histogram.add(Math.round(medianMicros * Math.exp(spread * random.nextGaussian())), 1);
      }
      connects.put(new Tables.LatencyKey(result, port, family), histogram);
    }

    void waits(OsFamily os, int reports, long micros) {
      LatencyHistogram histogram = new LatencyHistogram();
      histogram.add(micros, reports);
      waits.put(os, histogram);
    }

    SampleTables tables(
        long reports,
        long withoutLocal,
        Map<ServerKind, Long> servers,
        Map<Case, Long> cases,
        long conflicting) {
      long pairs = cases.values().stream().mapToLong(Long::longValue).sum();
      return new SampleTables(
          Tables.funnel(reports, withoutLocal, pairs),
          Tables.servers(servers),
          Tables.cases(cases),
          Tables.timeouts(waits),
          Tables.latency(connects),
          pairs,
          conflicting);
    }
  }
}
