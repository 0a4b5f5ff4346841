package org.sendpath.agent.spool;

import java.time.Instant;
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
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

/** Reports to save and send. */
public final class SampleReports {
  private static final Instant FIRST = Instant.parse("2026-11-21T01:02:03.456Z");

  /** How they are written. */
  public static final ReportCodec CODEC = new ReportCodec();

  private SampleReports() {}

  /** The {@code n}th report: later and with a greater id than the one before it. */
  public static Report number(int n) {
    return withId(new UUID(0x0193_9f0e_0000_7000L + ((long) n << 16), 0x8000_0000_0000_0000L), n);
  }

  /** A report that no other run has. */
  public static Report unique() {
    UUID random = UUID.randomUUID();
    long version7 = (random.getMostSignificantBits() & ~0xF000L) | 0x7000L;
    return withId(new UUID(version7, random.getLeastSignificantBits()), 0);
  }

  private static Report withId(UUID id, int n) {
    return new Report(
        id,
        "fallback",
        FIRST.plusSeconds(n),
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
        "v1-mzxw6ytboimzxw6ytboimzxw6y",
        new Server("smtp.example.jp", ServerKind.ISP, Route.DIRECT, UnknownFields.NONE),
        new Vantage(Network.HOME, UnknownFields.NONE),
        List.of(
            new Resolution(
                Target.SERVER,
                Family.IPV4,
                ResolutionStatus.OK,
                List.of("192.0.2.10"),
                1890,
                UnknownFields.NONE)),
        List.of(
            new Attempt(
                Target.SERVER,
                587,
                Family.IPV4,
                "192.0.2.10",
                0,
                120,
                20_123,
                Clock.PROCESS,
                Outcome.RESET,
                Evidence.KERNEL,
                Optional.of("ECONNREFUSED"),
                Optional.empty(),
                OptionalInt.of(0),
                Optional.empty(),
                UnknownFields.NONE)),
        UnknownFields.NONE);
  }
}
