package org.sendpath.collector.store;

import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;

/** What tables can be filtered by, but experiment and day. */
record Segment(ServerKind kind, Route route, OsFamily os, Network network) {
  Segment {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(network, "network");
  }

  static Segment of(ReportFacts facts) {
    return new Segment(facts.kind(), facts.route(), facts.os(), facts.network());
  }

  /** Its number in the store. */
  int number() {
    int number = WordNumber.of(kind);
    number = number << WordNumber.BITS | WordNumber.of(route);
    number = number << WordNumber.BITS | WordNumber.of(os);
    return number << WordNumber.BITS | WordNumber.of(network);
  }

  /** The numbers of all segments that the filter admits. */
  static IntStream numbers(ReportFilter filter) {
    return filter
        .kind()
        .map(Stream::of)
        .orElseGet(() -> Stream.of(ServerKind.values()))
        .flatMap(
            kind ->
                filter
                    .route()
                    .map(Stream::of)
                    .orElseGet(() -> Stream.of(Route.values()))
                    .flatMap(route -> segments(filter, kind, route)))
        .mapToInt(Segment::number);
  }

  private static Stream<Segment> segments(ReportFilter filter, ServerKind kind, Route route) {
    return filter
        .os()
        .map(Stream::of)
        .orElseGet(() -> Stream.of(OsFamily.values()))
        .flatMap(
            os ->
                filter
                    .network()
                    .map(Stream::of)
                    .orElseGet(() -> Stream.of(Network.values()))
                    .map(network -> new Segment(kind, route, os, network)));
  }
}
