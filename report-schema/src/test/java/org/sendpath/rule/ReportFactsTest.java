package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.SampleReports.attempt;
import static org.sendpath.report.SampleReports.report;
import static org.sendpath.report.SampleReports.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Route;
import org.sendpath.report.SampleReports;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.rule.ReportFacts.Connect;

class ReportFactsTest {
  @Test
  void of_report_hasItsFieldsAndEachScopesCase() {
    Report report =
        report(
            server("smtp.example.jp", ServerKind.UNIVERSITY, Route.DIRECT),
            List.of(),
            List.of(attempt(Family.IPV6, Outcome.TIMEOUT), attempt(Family.IPV4, Outcome.RESET)));
    ReportFacts facts = ReportFacts.of(report);
    assertThat(facts.id()).isEqualTo(UUID.fromString("01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57"));
    assertThat(facts.experiment()).isEqualTo("fallback");
    assertThat(facts.measuredAt()).isEqualTo(Instant.parse("2026-11-21T01:02:03.456Z"));
    assertThat(facts.volunteer()).isEqualTo("v1-mzxw6ytboi2gk3tn");
    assertThat(facts.server()).isEqualTo("smtp.example.jp");
    assertThat(facts.kind()).isEqualTo(ServerKind.UNIVERSITY);
    assertThat(facts.route()).isEqualTo(Route.DIRECT);
    assertThat(facts.os()).isEqualTo(OsFamily.LINUX);
    assertThat(facts.network()).isEqualTo(Network.HOME);
    assertThat(facts.local()).isFalse();
    assertThat(facts.overall()).isEqualTo(Case.RESET);
    assertThat(facts.ipv6()).isEqualTo(Case.TIMEOUT);
    assertThat(facts.ipv4()).isEqualTo(Case.RESET);
  }

  /** Every sample, every port of the experiment; not control hosts, other ports, what stayed. */
  @Test
  void of_attempts_connectsAreThoseToTheServerThatLeftTheHost() {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(to(Target.SERVER, 587, 0, Outcome.OPEN, 20_000));
    attempts.add(to(Target.SERVER, 587, 1, Outcome.OPEN, 21_000));
    attempts.add(to(Target.SERVER, 465, 0, Outcome.RESET, 22_000));
    attempts.add(to(Target.SERVER, 25, 0, Outcome.TIMEOUT, 10_000_000));
    attempts.add(to(Target.SERVER, 22, 0, Outcome.ICMP_UNKNOWN, 23_000));
    attempts.add(to(Target.SERVER, 2525, 0, Outcome.OPEN, 24_000));
    attempts.add(to(Target.CONTROL, 587, 0, Outcome.OPEN, 25_000));
    attempts.add(to(Target.SERVER, 587, 2, Outcome.UNSENT, 26));
    assertThat(ReportFacts.of(report(SampleReports.SERVER, List.of(), attempts)).connects())
        .containsExactly(
            new Connect(Case.OPEN, 587, Family.IPV4, 20_000),
            new Connect(Case.OPEN, 587, Family.IPV4, 21_000),
            new Connect(Case.RESET, 465, Family.IPV4, 22_000),
            new Connect(Case.TIMEOUT, 25, Family.IPV4, 10_000_000),
            new Connect(Case.ICMP_UNKNOWN, 22, Family.IPV4, 23_000));
  }

  /** An older agent called it soft; the rule of today counts, in connects as in cases. */
  @Test
  void of_icmpToldWrongly_connectFollowsTypeAndCode() {
    Attempt attempt =
        attempt(
            Target.SERVER,
            587,
            Family.IPV6,
            "2001:db8::1",
            0,
            120,
            Outcome.ICMP_SOFT,
            Optional.of(new Icmp(1, 1, "2001:db8:f::1", UnknownFields.NONE)));
    ReportFacts facts = ReportFacts.of(report(SampleReports.SERVER, List.of(), List.of(attempt)));
    assertThat(facts.overall()).isEqualTo(Case.ICMP_HARD);
    assertThat(facts.connects()).extracting(Connect::result).containsExactly(Case.ICMP_HARD);
  }

  @Test
  void of_systemsTimeouts_isTheLongestWait() {
    ReportFacts facts =
        direct(
            systemTimeout(Target.SERVER, 3_100_000),
            systemTimeout(Target.SERVER, 133_712_345),
            systemTimeout(Target.CONTROL, 127_000_000));
    assertThat(facts.osTimeoutMicros()).hasValue(133_712_345);
  }

  /** It is the system's wait that counts, whoever stayed silent. */
  @Test
  void of_systemsTimeoutOfAControlHost_counts() {
    assertThat(direct(systemTimeout(Target.CONTROL, 127_000_000)).osTimeoutMicros())
        .hasValue(127_000_000);
  }

  @Test
  void of_ourTimerOrNoTimeout_isNoSystemsWait() {
    ReportFacts facts =
        direct(
            to(Target.SERVER, 587, 0, Outcome.TIMEOUT, 10_000_000),
            to(Target.SERVER, 25, 0, Outcome.RESET, 200_000_000));
    assertThat(facts.osTimeoutMicros()).isEmpty();
  }

  @Test
  void of_localServer_isCountedForTheFunnelAlone() {
    Report report =
        report(
            server("localhost", ServerKind.UNKNOWN, Route.DIRECT),
            List.of(),
            List.of(
                to(Target.SERVER, 587, 0, Outcome.OPEN, 20_000),
                systemTimeout(Target.SERVER, 133_712_345)));
    ReportFacts facts = ReportFacts.of(report);
    assertThat(facts.local()).isTrue();
    assertThat(facts.connects()).isEmpty();
    assertThat(facts.osTimeoutMicros()).isEmpty();
  }

  private static ReportFacts direct(Attempt... attempts) {
    return ReportFacts.of(report(SampleReports.SERVER, List.of(), Arrays.asList(attempts)));
  }

  private static Attempt to(
      Target target, int port, int sample, Outcome outcome, long elapsedMicros) {
    Attempt plain =
        attempt(target, port, Family.IPV4, "192.0.2.10", sample, 120, outcome, Optional.empty());
    return lasting(plain, elapsedMicros, plain.evidence(), plain.errno());
  }

  private static Attempt systemTimeout(Target target, long elapsedMicros) {
    return lasting(
        to(target, 587, 0, Outcome.TIMEOUT, elapsedMicros),
        elapsedMicros,
        Evidence.KERNEL,
        Optional.of("ETIMEDOUT"));
  }

  private static Attempt lasting(
      Attempt attempt, long elapsedMicros, Evidence evidence, Optional<String> errno) {
    return new Attempt(
        attempt.target(),
        attempt.port(),
        attempt.family(),
        attempt.address(),
        attempt.sample(),
        attempt.startMicros(),
        elapsedMicros,
        Clock.PROCESS,
        attempt.outcome(),
        evidence,
        errno,
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }
}
