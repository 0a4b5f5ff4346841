package org.sendpath.collector.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;
import org.sendpath.rule.ReportFacts;

/** A small report, of which a test changes what it is about. */
record TestReport(
    int number,
    String experiment,
    String measuredAt,
    int volunteer,
    String server,
    ServerKind kind,
    Route route,
    String os,
    Network network,
    Optional<Outcome> ipv6,
    Optional<Outcome> ipv4,
    long elapsedMicros) {
  static final String[] VOLUNTEERS = {
    "v1-aaaaaaaaaaaaaaaa", "v1-bbbbbbbbbbbbbbbb", "v1-cccccccccccccccc"
  };
  private static final ReportCodec CODEC = new ReportCodec();

  /** Report 1: open over both families. */
  static TestReport numbered(int number) {
    return new TestReport(
        number,
        "fallback",
        "2026-11-21T01:02:03.456789012Z",
        0,
        "smtp.example.jp",
        ServerKind.ISP,
        Route.DIRECT,
        "Linux",
        Network.HOME,
        Optional.of(Outcome.OPEN),
        Optional.of(Outcome.OPEN),
        20_123);
  }

  TestReport in(String name) {
    return new TestReport(
        number,
        name,
        measuredAt,
        volunteer,
        server,
        kind,
        route,
        os,
        network,
        ipv6,
        ipv4,
        elapsedMicros);
  }

  TestReport at(String time) {
    return new TestReport(
        number,
        experiment,
        time,
        volunteer,
        server,
        kind,
        route,
        os,
        network,
        ipv6,
        ipv4,
        elapsedMicros);
  }

  TestReport by(int who) {
    return new TestReport(
        number,
        experiment,
        measuredAt,
        who,
        server,
        kind,
        route,
        os,
        network,
        ipv6,
        ipv4,
        elapsedMicros);
  }

  TestReport about(String name, ServerKind what) {
    return new TestReport(
        number,
        experiment,
        measuredAt,
        volunteer,
        name,
        what,
        route,
        os,
        network,
        ipv6,
        ipv4,
        elapsedMicros);
  }

  TestReport found(Outcome overIpv6, Outcome overIpv4) {
    return new TestReport(
        number,
        experiment,
        measuredAt,
        volunteer,
        server,
        kind,
        route,
        os,
        network,
        Optional.of(overIpv6),
        Optional.of(overIpv4),
        elapsedMicros);
  }

  TestReport took(long micros) {
    return new TestReport(
        number,
        experiment,
        measuredAt,
        volunteer,
        server,
        kind,
        route,
        os,
        network,
        ipv6,
        ipv4,
        micros);
  }

  UUID id() {
    return new UUID(0x01939f0e7a317000L, 0x8000000000000000L | number);
  }

  Report report() {
    return new Report(
        id(),
        experiment,
        Instant.parse(measuredAt),
        1_000_000,
        new Agent(
            "1.0.0",
            os,
            "1",
            "amd64",
            "17",
            Evidence.KERNEL,
            OptionalLong.empty(),
            UnknownFields.NONE),
        VOLUNTEERS[volunteer],
        new Server(server, kind, route, UnknownFields.NONE),
        new Vantage(network, UnknownFields.NONE),
        List.of(),
        Stream.of(
                ipv6.map(outcome -> attempt(Family.IPV6, outcome)),
                ipv4.map(outcome -> attempt(Family.IPV4, outcome)))
            .flatMap(Optional::stream)
            .toList(),
        UnknownFields.NONE);
  }

  Submission submission() {
    Report report = report();
    return new Submission(ReportFacts.of(report), CODEC.write(report));
  }

  /** The same value, written otherwise. */
  Submission spelledOtherwise() {
    Submission plain = submission();
    String text = new String(plain.body(), StandardCharsets.UTF_8);
    String name = "\"experiment\":\"" + experiment + "\"";
    String moved = "{ " + name + " ," + text.substring(1).replace(name + ",", "");
    return new Submission(
        plain.facts(), moved.replace("smtp", "\\u0073mtp").getBytes(StandardCharsets.UTF_8));
  }

  private Attempt attempt(Family family, Outcome outcome) {
    String address =
        switch (family) {
          case IPV6 -> "2001:db8::1";
          case IPV4 -> "192.0.2.10";
        };
    Optional<String> errno =
        switch (outcome) {
          case OPEN -> Optional.empty();
          case TIMEOUT -> Optional.of("ETIMEDOUT");
          case RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN, UNSENT -> Optional.of("EHOSTUNREACH");
        };
    return new Attempt(
        Target.SERVER,
        587,
        family,
        address,
        0,
        120,
        elapsedMicros,
        Clock.PROCESS,
        outcome,
        Evidence.ERRNO,
        errno,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }
}
