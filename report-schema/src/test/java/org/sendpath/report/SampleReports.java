package org.sendpath.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Plain valid reports, of which a test changes what it is about. */
public final class SampleReports {
  public static final Server SERVER = server("smtp.example.jp", ServerKind.ISP, Route.DIRECT);

  private SampleReports() {}

  public static Server server(String name, ServerKind kind, Route route) {
    return new Server(name, kind, route, UnknownFields.NONE);
  }

  public static Report report(Server server, List<Resolution> resolutions, List<Attempt> attempts) {
    return new Report(
        UUID.fromString("01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57"),
        "fallback",
        Instant.parse("2026-11-21T01:02:03.456Z"),
        10_234_567,
        new Agent(
            "1.0.0",
            "Linux",
            "6.18.44",
            "amd64",
            "17.0.15",
            Evidence.KERNEL,
            OptionalLong.of(10_000_000),
            UnknownFields.NONE),
        "v1-mzxw6ytboi2gk3tn",
        server,
        new Vantage(Network.HOME, UnknownFields.NONE),
        resolutions,
        attempts,
        UnknownFields.NONE);
  }

  public static Resolution resolution(Target target, Family family, String... addresses) {
    ResolutionStatus status = addresses.length == 0 ? ResolutionStatus.NODATA : ResolutionStatus.OK;
    return new Resolution(target, family, status, List.of(addresses), 1890, UnknownFields.NONE);
  }

  /** On port 587 of the server, sample 0, known by the system's error alone. */
  public static Attempt attempt(Family family, Outcome outcome) {
    String address =
        switch (family) {
          case IPV4 -> "192.0.2.10";
          case IPV6 -> "2001:db8::1";
        };
    return attempt(Target.SERVER, 587, family, address, 0, 120, outcome, Optional.empty());
  }

  public static Attempt attempt(
      Target target,
      int port,
      Family family,
      String address,
      int sample,
      long startMicros,
      Outcome outcome,
      Optional<Icmp> icmp) {
    Optional<String> errno =
        switch (outcome) {
          case OPEN, TIMEOUT -> Optional.empty();
          case RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN, UNSENT -> Optional.of("EHOSTUNREACH");
        };
    Evidence evidence =
        switch (outcome) {
          case TIMEOUT -> Evidence.TIMER;
          case OPEN, RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN, UNSENT ->
              icmp.isPresent() ? Evidence.KERNEL : Evidence.ERRNO;
        };
    return new Attempt(
        target,
        port,
        family,
        address,
        sample,
        startMicros,
        20_123,
        Clock.PROCESS,
        outcome,
        evidence,
        errno,
        icmp,
        OptionalInt.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }
}
