package org.sendpath.analysis.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.sendpath.analysis.table.AnalysisShape;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Shape;
import org.sendpath.table.Share;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

/** The report's counts of 2005, and what else a page shows: invented, and the same each time. */
public final class SampleTables {
  /** Pairs of the report's Table 4.3. */
  public static final Map<Case, Long> CASES_2005 =
      Map.of(Case.OPEN, 12L, Case.RESET, 7L, Case.TIMEOUT, 4L, Case.SSH, 2L, Case.SSL, 1L);

  private static final long PAIRS = 26;
  private static final List<String> POLICIES =
      List.of(
          "paper-10s",
          "paper-2s",
          "mew",
          "paper-bsd",
          "paper-linux",
          "paper-solaris",
          "paper-windows-xp",
          "paper-linux-today",
          "only-25",
          "only-587",
          "rfc8314",
          "happy-eyeballs");

  private SampleTables() {}

  /** Every table that a page may show. */
  public static Map<Shape, Table> all() {
    Map<Shape, Table> tables = new LinkedHashMap<>();
    List.of(
            Tables.funnel(39, 32, PAIRS),
            Tables.servers(
                Map.of(
                    ServerKind.ISP, 16L,
                    ServerKind.ASP, 1L,
                    ServerKind.COMPANY, 6L,
                    ServerKind.UNIVERSITY, 2L,
                    ServerKind.UNKNOWN, 1L)),
            Tables.cases(CASES_2005),
            timeouts(),
            grouped(AnalysisShape.CASES_BY_FAMILY, Family.values()),
            grouped(AnalysisShape.CASES_BY_OS, OsFamily.values()),
            connectLatency(AnalysisShape.CONNECT_LATENCY),
            connectLatency(AnalysisShape.GREETING_LATENCY),
            connectDistribution(),
            rescue(),
            shares(AnalysisShape.PORT_25, List.of("open", "reset", "timeout"), 14, 3, 9),
            shares(AnalysisShape.AUTH_DIFFERENCE, List.of("same", "only-587", "only-25"), 5, 7, 0),
            starttls(),
            policies(),
            policyWaits(),
            policyWays(),
            conflicts("v1-hidden", "smtp.hidden.example"))
        .forEach(table -> tables.put(table.shape(), table));
    return tables;
  }

  /** A pair whose reports disagree. */
  public static Table conflicts(String volunteer, String server) {
    return new Table(
        TableShape.CONFLICTS,
        List.of(Tables.conflict(volunteer, server, 3, Stream.of(Case.OPEN, Case.TIMEOUT))));
  }

  /** How long two systems waited. */
  public static Table timeouts() {
    LatencyHistogram linux = new LatencyHistogram();
    linux.add(133_700_000, 9);
    linux.add(127_000_000, 2);
    LatencyHistogram windows = new LatencyHistogram();
    windows.add(21_000_000, 4);
    LatencyHistogram macos = new LatencyHistogram();
    macos.add(75_300_000, 3);
    return Tables.timeouts(
        Map.of(OsFamily.LINUX, linux, OsFamily.WINDOWS, windows, OsFamily.MACOS, macos));
  }

  /** Connects to open ports, some two hundred for each port and family. */
  public static Table connectDistribution() {
    Random random = new Random(2005);
    List<List<Cell>> rows = new ArrayList<>();
    for (int port : new int[] {587, 465, 25}) {
      for (Family family : Family.values()) {
        double centre = Math.log(family == Family.IPV4 ? 18_000 : 26_000);
        for (int i = 0; i < 200; i++) {
          long micros = (long) Math.exp(centre + 0.9 * random.nextGaussian());
          rows.add(
              List.of(
                  Cell.word(Case.OPEN),
                  whole(port),
                  Cell.word(family),
                  whole(LatencyHistogram.rounded(micros)),
                  whole(1)));
        }
      }
    }
    return new Table(AnalysisShape.CONNECT_DISTRIBUTION, rows);
  }

  /** Costs of invented policies over the pairs. */
  public static Table policies() {
    List<List<Cell>> rows = new ArrayList<>();
    for (String policy : POLICIES) {
      for (String send : List.of("first", "second", "second-cached")) {
        for (Case result : List.of(Case.OPEN, Case.RESET, Case.TIMEOUT)) {
          rows.add(cost(policy, send, result.word(), CASES_2005.get(result)));
        }
        rows.add(cost(policy, send, "all", PAIRS));
      }
    }
    return new Table(AnalysisShape.POLICIES, rows);
  }

  private static List<Cell> cost(String policy, String send, String result, long pairs) {
    boolean only = policy.startsWith("only");
    long sent = only ? pairs * 2 / 3 : pairs;
    Share share = Share.of(sent, pairs);
    long wait = result.equals("timeout") && send.startsWith("first") ? timer(policy) : 31_400;
    return List.of(
        text(policy),
        text(send),
        text(result),
        whole(pairs),
        whole(0),
        whole(sent),
        new Cell.Decimal(share.value()),
        new Cell.Decimal(share.low()),
        new Cell.Decimal(share.high()),
        whole(wait),
        whole(wait * 2),
        whole(wait * 3),
        whole(wait * 3));
  }

  /** The waits behind the costs. */
  public static Table policyWaits() {
    Random random = new Random(587);
    List<List<Cell>> rows = new ArrayList<>();
    for (String policy : POLICIES) {
      for (String send : List.of("first", "second-cached")) {
        for (int pair = 0; pair < (policy.startsWith("only") ? 17 : PAIRS); pair++) {
          long roundTrip = (long) Math.exp(Math.log(24_000) + 0.8 * random.nextGaussian());
          boolean silent = pair % 7 == 3 && !policy.startsWith("only");
          long wait = silent && send.equals("first") ? timer(policy) + roundTrip : roundTrip;
          rows.add(List.of(text(policy), text(send), text("all"), whole(wait), whole(1)));
        }
      }
    }
    return new Table(AnalysisShape.POLICY_WAITS, rows);
  }

  private static long timer(String policy) {
    return switch (policy) {
      case "paper-2s" -> 2_000_000;
      case "paper-bsd" -> 75_000_000;
      case "paper-linux" -> 189_000_000;
      case "paper-solaris" -> 225_000_000;
      case "paper-windows-xp" -> 21_000_000;
      case "paper-linux-today" -> 133_700_000;
      case "happy-eyeballs" -> 500_000;
      default -> 10_000_000;
    };
  }

  private static Table policyWays() {
    List<List<Cell>> rows = new ArrayList<>();
    for (String policy : POLICIES) {
      for (String send : List.of("first", "second-cached")) {
        rows.add(way(policy, send, 587, Family.IPV4, 12));
        rows.add(way(policy, send, 25, Family.IPV4, 11));
      }
    }
    return new Table(AnalysisShape.POLICY_WAYS, rows);
  }

  private static List<Cell> way(String policy, String send, int port, Family family, long pairs) {
    List<Cell> row = new ArrayList<>(List.of(text(policy), text(send), whole(port)));
    row.add(Cell.word(family));
    row.addAll(share(pairs, PAIRS));
    return row;
  }

  private static Table grouped(Shape shape, Word[] groups) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Word group : groups) {
      for (Case result : Case.values()) {
        List<Cell> row = new ArrayList<>(List.of(Cell.word(group), Cell.word(result)));
        row.addAll(share(CASES_2005.getOrDefault(result, 0L), PAIRS));
        rows.add(row);
      }
    }
    return new Table(shape, rows);
  }

  private static Table shares(Shape shape, List<String> words, long... counts) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      List<Cell> row = new ArrayList<>(List.of(text(words.get(i))));
      row.addAll(share(counts[i], PAIRS));
      rows.add(row);
    }
    return new Table(shape, rows);
  }

  private static Table starttls() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int port : new int[] {587, 25}) {
      for (String word : List.of("absent", "accepted")) {
        List<Cell> row = new ArrayList<>(List.of(whole(port), text(word)));
        row.addAll(share(word.equals("absent") ? 4 : 8, 12));
        rows.add(row);
      }
    }
    return new Table(AnalysisShape.STARTTLS, rows);
  }

  private static Table rescue() {
    List<Cell> row = new ArrayList<>(List.of(Cell.word(Case.TIMEOUT), whole(4), whole(4)));
    Share share = Share.of(3, 4);
    row.add(whole(3));
    row.addAll(decimals(share));
    return new Table(AnalysisShape.RESCUE_465, List.of(row));
  }

  private static Table connectLatency(Shape shape) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int port : new int[] {587, 25}) {
      List<Cell> row =
          new ArrayList<>(List.of(Cell.word(Case.OPEN), whole(port), Cell.word(Family.IPV4)));
      for (long value :
          new long[] {200, 3_120, 9_870, 18_400, 33_500, 61_200, 140_000, 15_900, 21_300}) {
        row.add(whole(value));
      }
      rows.add(row);
    }
    return new Table(shape, rows);
  }

  private static List<Cell> share(long part, long whole) {
    List<Cell> cells = new ArrayList<>(List.of(whole(part)));
    cells.addAll(decimals(Share.of(part, whole)));
    return cells;
  }

  private static List<Cell> decimals(Share share) {
    return List.of(share.value(), share.low(), share.high()).stream()
        .<Cell>map(SampleTables::decimal)
        .toList();
  }

  private static Cell decimal(BigDecimal value) {
    return new Cell.Decimal(value);
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  private static Cell whole(long value) {
    return new Cell.Whole(value);
  }
}
