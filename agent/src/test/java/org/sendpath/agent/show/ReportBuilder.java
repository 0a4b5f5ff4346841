package org.sendpath.agent.show;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

/** Makes reports for tests: what is not said is ordinary. */
final class ReportBuilder {
  static final String V6 = "2001:db8:25::587";
  static final String V4 = "192.0.2.25";
  static final String CONTROL_V4 = "198.51.100.1";

  private final List<Resolution> resolutions = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private String name = "smtp.example.jp";
  private ServerKind kind = ServerKind.ISP;
  private Route route = Route.DIRECT;
  private Evidence evidence = Evidence.KERNEL;
  private OptionalLong timerMicros = OptionalLong.of(10_000_000);

  ReportBuilder name(String value) {
    name = value;
    return this;
  }

  ReportBuilder kind(ServerKind value) {
    kind = value;
    return this;
  }

  ReportBuilder route(Route value) {
    route = value;
    return this;
  }

  ReportBuilder portable() {
    evidence = Evidence.ERRNO;
    return this;
  }

  ReportBuilder systemTimeout() {
    timerMicros = OptionalLong.empty();
    return this;
  }

  /** Both families have one address. */
  ReportBuilder resolved() {
    return resolved(Family.IPV6, V6).resolved(Family.IPV4, V4);
  }

  ReportBuilder resolved(Family family, String... addresses) {
    resolutions.add(resolution(family, ResolutionStatus.OK, addresses));
    return this;
  }

  ReportBuilder unresolved(Family family, ResolutionStatus status) {
    resolutions.add(resolution(family, status));
    return this;
  }

  static Resolution resolution(Family family, ResolutionStatus status, String... addresses) {
    return new Resolution(
        Target.SERVER, family, status, List.of(addresses), 1_890, UnknownFields.NONE);
  }

  ReportBuilder attempt(Attempt attempt) {
    attempts.add(attempt);
    return this;
  }

  ReportBuilder open(int port, Family family, long micros, Session session) {
    return attempt(open(port, family, address(family), 0, micros, Optional.of(session)));
  }

  ReportBuilder reset(int port, Family family, long micros) {
    return attempt(failed(port, family, micros, Outcome.RESET, Evidence.KERNEL, "ECONNREFUSED"));
  }

  ReportBuilder silent(int port, Family family) {
    return attempt(
        new Attempt(
            Target.SERVER,
            port,
            family,
            address(family),
            0,
            120,
            10_000_213,
            Clock.PROCESS,
            Outcome.TIMEOUT,
            Evidence.TIMER,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(6),
            Optional.empty(),
            UnknownFields.NONE));
  }

  ReportBuilder icmp(int port, Family family, Outcome outcome, int type, int code, String from) {
    return attempt(
        new Attempt(
            Target.SERVER,
            port,
            family,
            address(family),
            0,
            120,
            12_345,
            Clock.PROCESS,
            outcome,
            Evidence.KERNEL,
            Optional.of("EHOSTUNREACH"),
            Optional.of(new Icmp(type, code, from, UnknownFields.NONE)),
            OptionalInt.empty(),
            Optional.empty(),
            UnknownFields.NONE));
  }

  ReportBuilder failed(int port, Family family, Outcome outcome, String errno) {
    return attempt(failed(port, family, 15_800, outcome, Evidence.ERRNO, errno));
  }

  ReportBuilder unsent(int port, Family family) {
    return attempt(failed(port, family, 41, Outcome.UNSENT, Evidence.ERRNO, "ENETUNREACH"));
  }

  ReportBuilder control(int port, Outcome outcome) {
    boolean open = outcome == Outcome.OPEN;
    return attempt(
        new Attempt(
            Target.CONTROL,
            port,
            Family.IPV4,
            CONTROL_V4,
            0,
            130,
            open ? 8_400 : 10_000_090,
            open ? Clock.KERNEL : Clock.PROCESS,
            outcome,
            open ? Evidence.KERNEL : Evidence.TIMER,
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            UnknownFields.NONE));
  }

  static Attempt open(
      int port, Family family, String address, int sample, long micros, Optional<Session> session) {
    return new Attempt(
        Target.SERVER,
        port,
        family,
        address,
        sample,
        120,
        micros,
        Clock.KERNEL,
        Outcome.OPEN,
        Evidence.KERNEL,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(0),
        session,
        UnknownFields.NONE);
  }

  static Attempt failed(
      int port, Family family, long micros, Outcome outcome, Evidence evidence, String errno) {
    return new Attempt(
        Target.SERVER,
        port,
        family,
        address(family),
        0,
        120,
        micros,
        Clock.PROCESS,
        outcome,
        evidence,
        Optional.of(errno),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }

  static String address(Family family) {
    return switch (family) {
      case IPV6 -> V6;
      case IPV4 -> V4;
    };
  }

  Report build() {
    return new Report(
        UUID.fromString("01939f0e-7b5a-7c3d-8e21-5a6b7c8d9e0f"),
        "fallback",
        Instant.parse("2026-11-21T01:02:03.456Z"),
        10_234_567,
        new Agent(
            "1.0.0",
            "Linux",
            "6.18.44",
            "amd64",
            "17.0.15",
            evidence,
            timerMicros,
            UnknownFields.NONE),
        "v1-mzxw6ytboi4dgnjrgy3tqojq",
        new Server(name, kind, route, UnknownFields.NONE),
        new Vantage(Network.HOME, UnknownFields.NONE),
        resolutions,
        attempts,
        UnknownFields.NONE);
  }
}
