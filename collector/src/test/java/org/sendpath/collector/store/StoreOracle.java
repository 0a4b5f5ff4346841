package org.sendpath.collector.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Table;
import org.sendpath.table.Tables;

/** Counts the reports that are there, one by one: what any store must say. */
final class StoreOracle {
  private static final Comparator<ReportFacts> LATER =
      Comparator.comparing(ReportFacts::measuredAt).thenComparing(facts -> facts.id().toString());

  private final Map<UUID, ReportFacts> reports = new LinkedHashMap<>();

  /** A count as tables show it, in a form that can be compared. */
  record Told(
      long reports,
      long withoutLocal,
      Map<ServerKind, Long> pairsByKind,
      Map<Case, Long> pairsByCase,
      long conflictingPairs,
      Table timeouts,
      Table latency) {
    static Told of(Counts counts) {
      return new Told(
          counts.reports(),
          counts.withoutLocal(),
          counts.pairsByKind(),
          counts.pairsByCase(),
          counts.conflictingPairs(),
          Tables.timeouts(counts.osTimeouts()),
          Tables.latency(counts.connects()));
    }
  }

  void add(ReportFacts facts) {
    reports.put(facts.id(), facts);
  }

  boolean remove(UUID id) {
    return reports.remove(id) != null;
  }

  Told counts(ReportFilter filter, Scope scope) {
    List<ReportFacts> admitted =
        reports.values().stream().filter(facts -> admits(filter, facts)).toList();
    Map<ServerKind, Long> byKind = new EnumMap<>(ServerKind.class);
    Map<Case, Long> byCase = new EnumMap<>(Case.class);
    long conflicting = 0;
    for (List<ReportFacts> pair : pairs()) {
      ReportFacts latest = pair.stream().max(LATER).orElseThrow();
      if (admits(filter, latest)) {
        Ballot ballot = ballot(pair, scope);
        byKind.merge(latest.kind(), 1L, Long::sum);
        byCase.merge(ballot.winner(), 1L, Long::sum);
        conflicting += ballot.isConflicting() ? 1 : 0;
      }
    }
    Map<OsFamily, LatencyHistogram> waits = new EnumMap<>(OsFamily.class);
    Map<Tables.LatencyKey, LatencyHistogram> connects = new HashMap<>();
    for (ReportFacts facts : admitted) {
      facts
          .osTimeoutMicros()
          .ifPresent(
              micros ->
                  waits.computeIfAbsent(facts.os(), os -> new LatencyHistogram()).add(micros, 1));
      for (ReportFacts.Connect connect : facts.connects()) {
        if (scope == Scope.BOTH || (scope == Scope.IPV6) == (connect.family() == Family.IPV6)) {
          connects
              .computeIfAbsent(
                  new Tables.LatencyKey(connect.result(), connect.port(), connect.family()),
                  key -> new LatencyHistogram())
              .add(connect.elapsedMicros(), 1);
        }
      }
    }
    return new Told(
        admitted.size(),
        admitted.stream().filter(facts -> !facts.local()).count(),
        byKind,
        byCase,
        conflicting,
        Tables.timeouts(waits),
        Tables.latency(connects));
  }

  /** The pairs, each with its reports. */
  Collection<List<ReportFacts>> pairs() {
    return reports.values().stream()
        .filter(facts -> !facts.local())
        .collect(
            Collectors.groupingBy(
                facts -> List.of(facts.experiment(), facts.volunteer(), facts.server())))
        .values();
  }

  private static Ballot ballot(List<ReportFacts> pair, Scope scope) {
    Ballot ballot = Ballot.EMPTY;
    for (ReportFacts facts : pair) {
      Case vote =
          switch (scope) {
            case BOTH -> facts.overall();
            case IPV6 -> facts.ipv6();
            case IPV4 -> facts.ipv4();
          };
      ballot = ballot.with(vote, facts.measuredAt(), facts.id());
    }
    return ballot;
  }

  private static boolean admits(ReportFilter filter, ReportFacts facts) {
    LocalDate day = facts.measuredAt().atZone(ZoneOffset.UTC).toLocalDate();
    return filter.experiment().filter(name -> !name.equals(facts.experiment())).isEmpty()
        && filter.kind().filter(kind -> kind != facts.kind()).isEmpty()
        && filter.route().filter(route -> route != facts.route()).isEmpty()
        && filter.os().filter(os -> os != facts.os()).isEmpty()
        && filter.network().filter(network -> network != facts.network()).isEmpty()
        && filter.since().filter(day::isBefore).isEmpty()
        && filter.until().filter(until -> !day.isBefore(until)).isEmpty();
  }
}
