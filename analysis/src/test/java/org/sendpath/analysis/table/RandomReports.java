package org.sendpath.analysis.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Session;
import org.sendpath.report.StartTls;
import org.sendpath.report.Target;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

/**
 * Reports of few volunteers about few servers at few times, so that most pairs have several, many
 * disagree, and some are equally late.
 */
public final class RandomReports {
  private static final List<String> SYSTEMS =
      List.of("Linux", "Windows 11", "Mac OS X", "FreeBSD", "SunOS", "z/OS");
  private static final List<String> MECHANISMS = List.of("CRAM-MD5", "LOGIN", "PLAIN");
  private static final List<Integer> PORTS = List.of(587, 587, 465, 25, 22, 2525);

  private final Random random;

  private RandomReports(long seed) {
    this.random = new Random(seed);
  }

  public static List<Report> of(long seed, int count) {
    RandomReports reports = new RandomReports(seed);
    return Stream.generate(reports::report).limit(count).toList();
  }

  private Report report() {
    return new Report(
        new UUID((random.nextLong() & ~0xf000L) | 0x7000L, (random.nextLong() >>> 2) | (1L << 63)),
        chance(0.9) ? "fallback" : "other",
        Instant.parse("2026-0" + (1 + random.nextInt(3)) + "-28T23:59:59.99999" + draw(10) + "Z"),
        1,
        agent(),
        "v1-" + "abcdefghijklmno" + "pqrs".charAt(random.nextInt(4)),
        new Server(
            "smtp" + random.nextInt(4) + ".example.jp",
            of(ServerKind.values()),
            chance(0.8) ? Route.DIRECT : of(Route.values()),
            UnknownFields.NONE),
        new Vantage(of(Network.values()), UnknownFields.NONE),
        List.of(),
        Stream.generate(this::attempt).limit(random.nextInt(8)).toList(),
        UnknownFields.NONE);
  }

  private Agent agent() {
    return new Agent(
        "1.0.0",
        SYSTEMS.get(random.nextInt(SYSTEMS.size())),
        "1",
        "amd64",
        "17",
        Evidence.KERNEL,
        OptionalLong.empty(),
        UnknownFields.NONE);
  }

  private Attempt attempt() {
    Family family = of(Family.values());
    Outcome outcome = of(Outcome.values());
    int sample = chance(0.7) ? 0 : 1;
    boolean icmp = outcome == Outcome.ICMP_HARD || outcome == Outcome.ICMP_SOFT;
    boolean ownTimer = outcome == Outcome.TIMEOUT && chance(0.5);
    boolean session = outcome == Outcome.OPEN && sample == 0 && chance(0.8);
    return new Attempt(
        chance(0.9) ? Target.SERVER : Target.CONTROL,
        PORTS.get(random.nextInt(PORTS.size())),
        family,
        family == Family.IPV6 ? "2001:db8::" + (1 + draw(2)) : "192.0.2." + (1 + draw(2)),
        sample,
        draw(1000),
        // Few durations, and some that are rounded.
        chance(0.5) ? draw(20) : 1_000_000 + draw(50_000),
        Clock.KERNEL,
        outcome,
        ownTimer ? Evidence.TIMER : Evidence.KERNEL,
        outcome == Outcome.TIMEOUT && !ownTimer ? Optional.of("ETIMEDOUT") : Optional.empty(),
        icmp ? Optional.of(icmp()) : Optional.empty(),
        OptionalInt.empty(),
        session ? Optional.of(session()) : Optional.empty(),
        UnknownFields.NONE);
  }

  private Icmp icmp() {
    return new Icmp(draw(2) == 0 ? 3 : 1, draw(14), "192.0.2.254", UnknownFields.NONE);
  }

  private Session session() {
    boolean tls = chance(0.5);
    boolean answered = chance(0.8);
    return new Session(
        chance(0.9) ? OptionalLong.of(draw(2000)) : OptionalLong.empty(),
        Optional.of("smtp.example.jp ESMTP"),
        OptionalInt.of(chance(0.8) ? 220 : 554),
        answered ? Optional.of(List.of("PIPELINING")) : Optional.empty(),
        answered ? Optional.of(mechanisms()) : Optional.empty(),
        tls ? Optional.of(StartTls.ACCEPTED) : startTls(),
        tls ? Optional.of(tls()) : Optional.empty(),
        tls ? Optional.of(mechanisms()) : Optional.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }

  private Optional<StartTls> startTls() {
    return Optional.of(of(StartTls.values())).filter(word -> word != StartTls.ACCEPTED);
  }

  private Tls tls() {
    return new Tls("TLSv1.3", "any", 1, Trust.TRUSTED, true, Optional.empty(), UnknownFields.NONE);
  }

  private List<String> mechanisms() {
    List<String> some = new ArrayList<>(MECHANISMS);
    some.removeIf(mechanism -> chance(0.6));
    return some;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private int draw(int below) {
    return random.nextInt(below);
  }

  private <E> E of(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
