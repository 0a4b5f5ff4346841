package org.sendpath.analysis.table;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Report;
import org.sendpath.report.Word;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.PortFacts;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.Cell;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import org.sendpath.table.Tables;

/** The tables counted by hand, report by report, as the collector does: what SQL must come to. */
final class CountedReports {
  private final Selection selection;
  private final List<Report> selected;
  private final List<Pair> pairs;

  CountedReports(List<Report> reports, Selection selection) {
    this.selection = selection;
    this.selected = reports.stream().filter(report -> admits(ReportFacts.of(report))).toList();
    Map<List<String>, List<Report>> byPair =
        reports.stream()
            .filter(report -> !ReportFacts.of(report).local())
            .collect(
                Collectors.groupingBy(
                    report ->
                        List.of(report.experiment(), report.volunteer(), report.server().name()),
                    () -> new TreeMap<>(Comparator.comparing(key -> String.join("\0", key))),
                    Collectors.toList()));
    this.pairs =
        byPair.values().stream()
            .map(group -> new Pair(group, selection.family()))
            .filter(pair -> admits(pair.latest))
            .toList();
  }

  private boolean admits(ReportFacts facts) {
    LocalDate day = facts.measuredAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return is(selection.experiment(), facts.experiment()::equals)
        && is(selection.since(), since -> !day.isBefore(since))
        && is(selection.until(), day::isBefore)
        && is(selection.kind(), facts.kind()::equals)
        && is(selection.route(), facts.route()::equals)
        && is(selection.os(), facts.os()::equals)
        && is(selection.network(), facts.network()::equals);
  }

  private static <T> boolean is(Optional<T> wanted, Predicate<T> condition) {
    return wanted.map(condition::test).orElse(true);
  }

  /** A pair, voted for report by report. */
  static final class Pair {
    final List<Report> reports;
    final ReportFacts latest;
    final Report standing;
    final Ballot overall;
    final Ballot meant;

    Pair(List<Report> reports, Optional<Family> family) {
      this.reports = reports;
      this.overall = ballot(ReportFacts::overall);
      Function<ReportFacts, Case> vote =
          family.map(CountedReports::vote).orElse(ReportFacts::overall);
      this.meant = ballot(vote);
      this.latest = ReportFacts.of(withId(overall.latest().orElseThrow().latestId()));
      this.standing = withId(meant.tallies().get(meant.winner()).latestId());
    }

    Ballot ballot(Function<ReportFacts, Case> vote) {
      Ballot ballot = Ballot.EMPTY;
      for (Report report : reports) {
        ballot = ballot.with(vote.apply(ReportFacts.of(report)), report.measuredAt(), report.id());
      }
      return ballot;
    }

    private Report withId(UUID id) {
      return reports.stream().filter(report -> report.id().equals(id)).findFirst().orElseThrow();
    }
  }

  static Function<ReportFacts, Case> vote(Family family) {
    return switch (family) {
      case IPV6 -> ReportFacts::ipv6;
      case IPV4 -> ReportFacts::ipv4;
    };
  }

  List<Pair> pairs() {
    return pairs;
  }

  /** The contract's tables, in their order. */
  List<Table> shared() {
    return List.of(
        Tables.funnel(
            selected.size(),
            selected.stream().filter(report -> !ReportFacts.of(report).local()).count(),
            pairs.size()),
        Tables.servers(counts(pair -> pair.latest.kind())),
        Tables.cases(counts(pair -> pair.meant.winner())),
        timeouts(),
        latency(),
        conflicts());
  }

  <K> Map<K, Long> counts(Function<Pair, K> key) {
    return pairs.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private Table timeouts() {
    Map<OsFamily, LatencyHistogram> waits = new EnumMap<>(OsFamily.class);
    for (Report report : selected) {
      ReportFacts facts = ReportFacts.of(report);
      facts
          .osTimeoutMicros()
          .ifPresent(
              micros ->
                  waits.computeIfAbsent(facts.os(), os -> new LatencyHistogram()).add(micros, 1));
    }
    return Tables.timeouts(waits);
  }

  private Table latency() {
    Map<Tables.LatencyKey, LatencyHistogram> connects = new HashMap<>();
    for (Report report : selected) {
      for (ReportFacts.Connect connect : ReportFacts.of(report).connects()) {
        if (is(selection.family(), connect.family()::equals)) {
          connects
              .computeIfAbsent(
                  new Tables.LatencyKey(connect.result(), connect.port(), connect.family()),
                  key -> new LatencyHistogram())
              .add(connect.elapsedMicros(), 1);
        }
      }
    }
    return Tables.latency(connects);
  }

  private Table conflicts() {
    return new Table(
        TableShape.CONFLICTS,
        conflicting()
            .map(
                pair ->
                    Tables.conflict(
                        pair.latest.volunteer(),
                        pair.latest.server(),
                        pair.reports.size(),
                        pair.overall.tallies().keySet().stream()))
            .toList());
  }

  private Stream<Pair> conflicting() {
    return pairs.stream().filter(pair -> pair.overall.isConflicting());
  }

  /** The analysis' tables of pairs, as far as they rest on words. */
  Map<AnalysisShape, List<List<Cell>>> own() {
    Map<AnalysisShape, List<List<Cell>>> own = new LinkedHashMap<>();
    own.put(
        AnalysisShape.CASES_BY_OS, groups(OsFamily.values(), (os, pair) -> pair.latest.os() == os));
    own.put(
        AnalysisShape.CASES_BY_NETWORK,
        groups(Network.values(), (word, pair) -> pair.latest.network() == word));
    List<List<Cell>> families = new ArrayList<>();
    for (Family family : Family.values()) {
      families.addAll(
          Tables.shares(
              List.of(Cell.word(family)),
              List.of(Case.values()),
              counts(pair -> pair.ballot(vote(family)).winner())));
    }
    own.put(AnalysisShape.CASES_BY_FAMILY, families);
    own.put(AnalysisShape.RESCUE_465, rescue());
    own.put(
        AnalysisShape.CONFLICT_REPORTS,
        conflicting()
            .flatMap(
                pair ->
                    pair.reports.stream()
                        .sorted(
                            Comparator.comparing(Report::measuredAt)
                                .thenComparing(report -> report.id().toString())))
            .map(CountedReports::conflictReport)
            .toList());
    return own;
  }

  private <E extends Enum<E> & Word> List<List<Cell>> groups(E[] words, BiPredicate<E, Pair> isIn) {
    List<List<Cell>> rows = new ArrayList<>();
    for (E word : words) {
      rows.addAll(
          Tables.shares(
              List.of(Cell.word(word)),
              List.of(Case.values()),
              pairs.stream()
                  .filter(pair -> isIn.test(word, pair))
                  .collect(
                      Collectors.groupingBy(pair -> pair.meant.winner(), Collectors.counting()))));
    }
    return rows;
  }

  private List<List<Cell>> rescue() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Case each : Case.values()) {
      if (each != Case.OPEN) {
        List<PortFacts> ports =
            pairs.stream()
                .filter(pair -> pair.meant.winner() == each)
                .map(pair -> PortFacts.of(pair.standing, 465))
                .toList();
        long measured = ports.stream().filter(port -> port.outcome().isPresent()).count();
        long rescued =
            ports.stream()
                .filter(port -> port.outcome().equals(Optional.of(Case.OPEN)))
                .filter(port -> port.speaks().orElse(true))
                .count();
        List<Cell> row = new ArrayList<>();
        row.add(Cell.word(each));
        row.add(new Cell.Whole(ports.size()));
        row.add(new Cell.Whole(measured));
        row.add(new Cell.Whole(rescued));
        row.addAll(Tables.share(rescued, measured));
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Cell> conflictReport(Report report) {
    return List.of(
        new Cell.Text(report.volunteer()),
        new Cell.Text(report.server().name()),
        new Cell.Text(report.id().toString()),
        new Cell.Text(report.measuredAt().toString()),
        Cell.word(report.vantage().network()),
        Cell.word(ReportFacts.of(report).overall()));
  }
}
