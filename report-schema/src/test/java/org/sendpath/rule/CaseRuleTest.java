package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.SampleReports.attempt;
import static org.sendpath.report.SampleReports.report;
import static org.sendpath.report.SampleReports.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Route;
import org.sendpath.report.SampleReports;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Word;

class CaseRuleTest {
  /** Columns: IPv6. Rows: IPv4. A dash: the family was not attempted. */
  private static final String TABLE =
      """
      .            -            unsent       open reset icmp-hard icmp-soft icmp-unknown timeout
      -            unmeasured   unmeasured   open reset icmp-hard icmp-soft icmp-unknown timeout
      unsent       unmeasured   unmeasured   open reset icmp-hard icmp-soft icmp-unknown timeout
      open         open         open         open open  open      open      open         open
      reset        reset        reset        open reset reset     reset     reset        reset
      icmp-hard    icmp-hard    icmp-hard    open icmp-hard icmp-hard icmp-hard icmp-hard icmp-hard
      icmp-soft    icmp-soft    icmp-soft    open icmp-soft icmp-soft icmp-soft icmp-soft icmp-soft
      icmp-unknown icmp-unknown icmp-unknown open icmp-unknown icmp-unknown icmp-unknown icmp-unknown icmp-unknown
      timeout      timeout      timeout      open timeout timeout timeout   timeout      timeout
      """;

  static Stream<Arguments> table() {
    List<String[]> rows = TABLE.lines().map(line -> line.split(" +")).toList();
    String[] ipv6 = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                Stream.iterate(1, column -> column < row.length, column -> column + 1)
                    .map(column -> Arguments.of(ipv6[column], row[0], row[column])));
  }

  @Test
  void table_hasEveryPairOfOutcomes() {
    int states = Outcome.values().length + 1;
    assertThat(table()).hasSize(states * states).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("table")
  void of_directRoute_followsTheTable(String ipv6, String ipv4, String expected) {
    assertThat(CaseRule.of(direct(attempts(ipv6, ipv4))).word()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("table")
  void of_sslOrSsh_isTheRouteWhateverPort587Says(String ipv6, String ipv4) {
    for (Route route : List.of(Route.SSL, Route.SSH)) {
      Report report =
          report(server("smtp.example.jp", ServerKind.ISP, route), List.of(), attempts(ipv6, ipv4));
      assertThat(CaseRule.of(report).word()).isEqualTo(route.word());
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void familyOutcome_ofOneAttempt_isItsOutcome(Outcome outcome) {
    for (Family family : Family.values()) {
      Report report = direct(List.of(attempt(family, outcome)));
      assertThat(CaseRule.familyOutcome(report, family)).contains(outcome);
      Family other = family == Family.IPV4 ? Family.IPV6 : Family.IPV4;
      assertThat(CaseRule.familyOutcome(report, other)).isEmpty();
    }
  }

  static Stream<Arguments> pairsOfOutcomes() {
    return Arrays.stream(Outcome.values())
        .flatMap(
            first -> Arrays.stream(Outcome.values()).map(second -> Arguments.of(first, second)));
  }

  @ParameterizedTest
  @MethodSource("pairsOfOutcomes")
  void familyOutcome_ofTwoAddresses_isOpenIfAnyElseTheFirstAttempted(
      Outcome first, Outcome second) {
    Attempt early = attemptAt("192.0.2.10", 100, first);
    Attempt late = attemptAt("192.0.2.11", 200, second);
    Outcome expected = second == Outcome.OPEN ? Outcome.OPEN : first;
    assertThat(CaseRule.familyOutcome(direct(List.of(early, late)), Family.IPV4))
        .contains(expected);
    assertThat(CaseRule.familyOutcome(direct(List.of(late, early)), Family.IPV4))
        .contains(expected);
  }

  @Test
  void familyOutcome_ofAttemptsBegunTogether_isTheFirstInTheReport() {
    Attempt reset = attemptAt("192.0.2.10", 100, Outcome.RESET);
    Attempt timeout = attemptAt("192.0.2.11", 100, Outcome.TIMEOUT);
    assertThat(CaseRule.familyOutcome(direct(List.of(reset, timeout)), Family.IPV4))
        .contains(Outcome.RESET);
    assertThat(CaseRule.familyOutcome(direct(List.of(timeout, reset)), Family.IPV4))
        .contains(Outcome.TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({"control, 587, 0", "server, 25, 0", "server, 465, 0", "server, 587, 1"})
  void of_otherTargetsPortsAndSamples_areNotLookedAt(String target, int port, int sample) {
    Attempt other =
        attempt(
            Word.find(Target.class, target).orElseThrow(),
            port,
            Family.IPV4,
            "192.0.2.10",
            sample,
            0,
            Outcome.OPEN,
            Optional.empty());
    Report report = direct(List.of(other, attempt(Family.IPV4, Outcome.RESET)));
    assertThat(CaseRule.familyOutcome(report, Family.IPV4)).contains(Outcome.RESET);
    assertThat(CaseRule.of(report)).isEqualTo(Case.RESET);
    assertThat(CaseRule.of(direct(List.of(other)))).isEqualTo(Case.UNMEASURED);
  }

  @ParameterizedTest
  @CsvSource({
    // Told the wrong way round, or told by a type that ends no connect.
    "ipv4, icmp-soft, 3, 3, icmp-hard",
    "ipv4, icmp-hard, 3, 1, icmp-soft",
    "ipv4, icmp-hard, 3, 13, icmp-hard",
    "ipv4, icmp-hard, 11, 0, icmp-soft",
    "ipv4, icmp-hard, 5, 1, icmp-unknown",
    "ipv6, icmp-soft, 1, 1, icmp-hard",
    "ipv6, icmp-hard, 1, 3, icmp-soft",
    "ipv6, icmp-hard, 3, 0, icmp-soft",
    "ipv6, icmp-hard, 2, 0, icmp-unknown",
    "ipv4, unsent, 3, 1, unsent",
    "ipv6, unsent, 1, 3, unsent",
  })
  void familyOutcome_withTypeAndCode_isComputedFromThem(
      String family, String told, int type, int code, String expected) {
    Family of = Word.find(Family.class, family).orElseThrow();
    String address = of == Family.IPV4 ? "192.0.2.10" : "2001:db8::1";
    Attempt attempt =
        attempt(
            Target.SERVER,
            587,
            of,
            address,
            0,
            0,
            outcome(told),
            Optional.of(new Icmp(type, code, address, UnknownFields.NONE)));
    assertThat(CaseRule.familyOutcome(direct(List.of(attempt)), of)).contains(outcome(expected));
  }

  @ParameterizedTest
  @MethodSource("table")
  void ofFamily_directRoute_isThatFamilysAlone(String ipv6, String ipv4, String both) {
    Report report = direct(attempts(ipv6, ipv4));
    assertThat(CaseRule.of(report, Family.IPV6)).isEqualTo(alone(ipv6));
    assertThat(CaseRule.of(report, Family.IPV4)).isEqualTo(alone(ipv4));
    assertThat(Arrays.asList(alone(ipv6), alone(ipv4))).contains(CaseRule.of(report));
  }

  @ParameterizedTest
  @CsvSource({"ssl, ssl", "ssh, ssh"})
  void ofFamily_otherRoutes_isTheRoutes(String route, String expected) {
    Report report =
        report(
            server("smtp.example.jp", ServerKind.ISP, Word.find(Route.class, route).orElseThrow()),
            List.of(),
            attempts("reset", "-"));
    for (Family family : Family.values()) {
      assertThat(CaseRule.of(report, family).word()).isEqualTo(expected);
    }
  }

  private static Case alone(String outcome) {
    return outcome.equals("-") || outcome.equals("unsent")
        ? Case.UNMEASURED
        : Word.find(Case.class, outcome).orElseThrow();
  }

  private static List<Attempt> attempts(String ipv6, String ipv4) {
    List<Attempt> attempts = new ArrayList<>();
    if (!ipv6.equals("-")) {
      attempts.add(attempt(Family.IPV6, outcome(ipv6)));
    }
    if (!ipv4.equals("-")) {
      attempts.add(attempt(Family.IPV4, outcome(ipv4)));
    }
    return attempts;
  }

  private static Attempt attemptAt(String address, long startMicros, Outcome outcome) {
    return attempt(
        Target.SERVER, 587, Family.IPV4, address, 0, startMicros, outcome, Optional.empty());
  }

  private static Outcome outcome(String word) {
    return Word.find(Outcome.class, word).orElseThrow();
  }

  private static Report direct(List<Attempt> attempts) {
    return report(SampleReports.SERVER, List.of(), attempts);
  }
}
