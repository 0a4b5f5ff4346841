package org.sendpath.collector.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;

/** What can happen to a store, drawn from few values so that things meet. */
final class StoreActions {
  private static final String[] TIMES = {
    "0000-01-01T00:00:00Z",
    "2026-11-20T23:59:59.999999999Z",
    "2026-11-21T00:00:00Z",
    "2026-11-21T00:00:00.000000001Z",
    "2026-12-24T12:00:00Z",
    "9999-12-31T23:59:59.999999999Z"
  };

  private StoreActions() {}

  /** A group of reports to store, or the numbers of reports to withdraw. */
  record Action(List<TestReport> posted, List<Integer> withdrawn) {}

  static Arbitrary<List<Action>> actions() {
    Arbitrary<Action> post =
        reports().list().ofMinSize(1).ofMaxSize(8).map(group -> new Action(group, List.of()));
    Arbitrary<Action> withdraw =
        Arbitraries.integers()
            .between(0, 15)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(numbers -> new Action(List.of(), numbers));
    return Arbitraries.frequencyOf(Tuple.of(3, post), Tuple.of(1, withdraw)).list().ofMaxSize(8);
  }

  static Arbitrary<ReportFilter> filters() {
    Arbitrary<LocalDate> days =
        Arbitraries.of(
            LocalDate.of(0, 1, 1),
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2026, 11, 21),
            LocalDate.of(2026, 11, 22),
            LocalDate.of(9999, 12, 31),
            LocalDate.MIN,
            LocalDate.MAX);
    return Combinators.combine(
            maybe(Arbitraries.of("fallback", "other", "none")),
            maybe(Arbitraries.of(ServerKind.class)),
            maybe(Arbitraries.of(Route.class)),
            maybe(Arbitraries.of(OsFamily.class)),
            maybe(Arbitraries.of(Network.class)),
            maybe(days),
            maybe(days))
        .as(ReportFilter::new);
  }

  private static Arbitrary<TestReport> reports() {
    Arbitrary<Optional<Outcome>> outcomes = Arbitraries.of(Outcome.class).optional(0.8);
    Arbitrary<TestReport> pair =
        Combinators.combine(
                Arbitraries.integers().between(0, 15),
                Arbitraries.of("fallback", "other"),
                Arbitraries.of(TIMES),
                Arbitraries.integers().between(0, TestReport.VOLUNTEERS.length - 1),
                Arbitraries.of("smtp.example.jp", "mail.example.com", "localhost"),
                Arbitraries.of(ServerKind.class))
            .as(
                (number, experiment, time, volunteer, server, kind) ->
                    TestReport.numbered(number)
                        .in(experiment)
                        .at(time)
                        .by(volunteer)
                        .about(server, kind));
    return Combinators.combine(
            pair,
            Arbitraries.frequency(
                Tuple.of(8, Route.DIRECT), Tuple.of(1, Route.SSL), Tuple.of(1, Route.SSH)),
            Arbitraries.of("Linux", "Windows 11", "FreeBSD"),
            Arbitraries.of(Network.HOME, Network.MOBILE),
            outcomes,
            outcomes,
            Arbitraries.of(0L, 999L, 20_123L, 20_149L, 189_000_000L, 31_000_000_000_000L))
        .as(
            (report, route, os, network, ipv6, ipv4, micros) ->
                new TestReport(
                    report.number(),
                    report.experiment(),
                    report.measuredAt(),
                    report.volunteer(),
                    report.server(),
                    report.kind(),
                    route,
                    os,
                    network,
                    ipv6,
                    ipv4,
                    micros));
  }

  private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> values) {
    return values.optional(0.3);
  }
}
