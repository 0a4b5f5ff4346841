package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.SampleReports.attempt;
import static org.sendpath.report.SampleReports.report;
import static org.sendpath.report.SampleReports.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Target;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Word;

class PortFactsTest {
  private static final Optional<List<String>> NOT_ANSWERED = Optional.empty();
  private static final Optional<List<String>> NONE = Optional.of(List.of());

  @ParameterizedTest
  @MethodSource("org.sendpath.rule.CaseRuleTest#table")
  void of_anyPortAndRoute_outcomeFollowsTheTableOfCases(String ipv6, String ipv4, String expected) {
    for (int port : List.of(587, 465, 25)) {
      for (Route route : Route.values()) {
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(to(Target.SERVER, port + 1, Family.IPV4, 0, 0, Outcome.OPEN));
        attempts.add(to(Target.CONTROL, port, Family.IPV4, 0, 0, Outcome.OPEN));
        attempts.add(to(Target.SERVER, port, Family.IPV4, 1, 0, Outcome.OPEN));
        add(attempts, port, Family.IPV6, ipv6);
        add(attempts, port, Family.IPV4, ipv4);
        boolean tried = !ipv6.equals("-") || !ipv4.equals("-");
        assertThat(PortFacts.of(over(route, attempts), port).outcome().map(Word::word))
            .isEqualTo(tried ? Optional.of(expected) : Optional.empty());
      }
    }
  }

  @Test
  void of_icmpToldWrongly_outcomeFollowsTypeAndCode() {
    Attempt attempt =
        attempt(
            Target.SERVER,
            25,
            Family.IPV4,
            "192.0.2.10",
            0,
            0,
            Outcome.ICMP_SOFT,
            Optional.of(new Icmp(3, 13, "192.0.2.1", UnknownFields.NONE)));
    assertThat(facts(25, attempt).outcome()).contains(Case.ICMP_HARD);
  }

  @Test
  void of_portNotAttempted_knowsNothing() {
    assertThat(facts(465, open(587, Family.IPV4, 0, ready(NONE, NOT_ANSWERED))))
        .isEqualTo(
            new PortFacts(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void of_openWithoutSession_doesNotKnowWhetherItSpeaks() {
    PortFacts facts = facts(587, to(Target.SERVER, 587, Family.IPV4, 0, 0, Outcome.OPEN));
    assertThat(facts.outcome()).contains(Case.OPEN);
    assertThat(facts.speaks()).isEmpty();
    assertThat(facts.answersEhlo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"220, true", "221, false", "421, false", "554, false", "0, false"})
  void of_greeting_speaksBy220Alone(int code, boolean expected) {
    Session session =
        session(OptionalInt.of(code), Optional.of(List.of()), NONE, Optional.empty(), NOT_ANSWERED);
    assertThat(PortFacts.speaks(session)).isEqualTo(expected);
    assertThat(facts(587, open(587, Family.IPV4, 0, session)).speaks()).contains(expected);
    assertThat(facts(587, open(587, Family.IPV4, 0, session)).answersEhlo()).isEqualTo(expected);
  }

  @Test
  void of_silentAfterOpen_doesNotSpeak() {
    PortFacts facts = facts(587, open(587, Family.IPV4, 0, silent()));
    assertThat(facts.speaks()).contains(false);
    assertThat(facts.auth()).isEmpty();
    assertThat(facts.clearAuth()).isEmpty();
  }

  @Test
  void of_ehloNotAnswered_knowsNeitherStartTlsNorAuth() {
    Session mute =
        session(OptionalInt.of(220), NOT_ANSWERED, NOT_ANSWERED, Optional.empty(), NOT_ANSWERED);
    PortFacts facts = facts(587, open(587, Family.IPV4, 0, mute));
    assertThat(facts.speaks()).contains(true);
    assertThat(facts.answersEhlo()).isFalse();
    assertThat(facts.startTls()).isEmpty();
    assertThat(facts.auth()).isEmpty();
    assertThat(facts.clearAuth()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StartTls.class)
  void of_startTls_isTheSessions(StartTls startTls) {
    Session session =
        session(
            OptionalInt.of(220), NONE, NONE, Optional.of(startTls), Optional.of(List.of("PLAIN")));
    PortFacts facts = facts(25, open(25, Family.IPV6, 0, session));
    assertThat(facts.answersEhlo()).isTrue();
    assertThat(facts.startTls()).contains(startTls);
  }

  @Test
  void of_noStartTls_answersWithoutIt() {
    PortFacts facts = facts(25, open(25, Family.IPV6, 0, ready(NONE, NOT_ANSWERED)));
    assertThat(facts.answersEhlo()).isTrue();
    assertThat(facts.startTls()).isEmpty();
    assertThat(facts.auth()).isEqualTo(NONE);
    assertThat(facts.clearAuth()).contains(false);
  }

  @Test
  void of_authBeforeAndUnderTls_isBothSortedOnce() {
    Session session =
        ready(
            Optional.of(List.of("PLAIN", "LOGIN", "PLAIN")),
            Optional.of(List.of("CRAM-MD5", "PLAIN")));
    PortFacts facts = facts(587, open(587, Family.IPV4, 0, session));
    assertThat(facts.auth()).contains(List.of("CRAM-MD5", "LOGIN", "PLAIN"));
    assertThat(facts.clearAuth()).contains(true);
  }

  /** Port 465: nothing is said without TLS. */
  @Test
  void of_authUnderTlsAlone_saysNothingOfClearText() {
    PortFacts facts =
        facts(465, open(465, Family.IPV4, 0, ready(NOT_ANSWERED, Optional.of(List.of("PLAIN")))));
    assertThat(facts.answersEhlo()).isTrue();
    assertThat(facts.auth()).contains(List.of("PLAIN"));
    assertThat(facts.clearAuth()).isEmpty();
  }

  @Test
  void of_twoSessions_theFirstThatSpokeCounts() {
    Attempt silentFirst = open(587, Family.IPV6, 10, silent());
    Attempt second = open(587, Family.IPV4, 20, ready(Optional.of(List.of("PLAIN")), NOT_ANSWERED));
    Attempt third = open(587, Family.IPV4, 30, ready(NONE, NOT_ANSWERED));
    for (List<Attempt> order :
        List.of(List.of(silentFirst, second, third), List.of(third, second, silentFirst))) {
      PortFacts facts = PortFacts.of(over(Route.DIRECT, order), 587);
      assertThat(facts.speaks()).contains(true);
      assertThat(facts.auth()).contains(List.of("PLAIN"));
      assertThat(facts.clearAuth()).contains(true);
    }
  }

  @Test
  void of_sessionsBegunTogether_theFirstInTheReportCounts() {
    Attempt plain = open(587, Family.IPV6, 10, ready(Optional.of(List.of("PLAIN")), NOT_ANSWERED));
    Attempt none = open(587, Family.IPV4, 10, ready(NONE, NOT_ANSWERED));
    assertThat(facts(587, plain, none).auth()).contains(List.of("PLAIN"));
    assertThat(facts(587, none, plain).auth()).isEqualTo(NONE);
  }

  private static PortFacts facts(int port, Attempt... attempts) {
    return PortFacts.of(over(Route.DIRECT, List.of(attempts)), port);
  }

  private static Report over(Route route, List<Attempt> attempts) {
    return report(server("smtp.example.jp", ServerKind.ISP, route), List.of(), attempts);
  }

  private static void add(List<Attempt> attempts, int port, Family family, String outcome) {
    if (!outcome.equals("-")) {
      attempts.add(
          to(Target.SERVER, port, family, 0, 0, Word.find(Outcome.class, outcome).orElseThrow()));
    }
  }

  private static Attempt to(
      Target target, int port, Family family, int sample, long startMicros, Outcome outcome) {
    String address = SampleReports.attempt(family, outcome).address();
    return attempt(target, port, family, address, sample, startMicros, outcome, Optional.empty());
  }

  private static Attempt open(int port, Family family, long startMicros, Session session) {
    Attempt bare = to(Target.SERVER, port, family, 0, startMicros, Outcome.OPEN);
    return new Attempt(
        bare.target(),
        bare.port(),
        bare.family(),
        bare.address(),
        bare.sample(),
        bare.startMicros(),
        bare.elapsedMicros(),
        bare.clock(),
        bare.outcome(),
        bare.evidence(),
        bare.errno(),
        bare.icmp(),
        bare.synRetransmits(),
        Optional.of(session),
        bare.unknown());
  }

  /** Greeted with 220. */
  private static Session ready(
      Optional<List<String>> authBeforeTls, Optional<List<String>> authAfterTls) {
    return session(
        OptionalInt.of(220),
        authBeforeTls.isPresent() ? NONE : NOT_ANSWERED,
        authBeforeTls,
        Optional.empty(),
        authAfterTls);
  }

  private static Session silent() {
    return new Session(
        OptionalLong.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(SessionFailure.SILENT),
        UnknownFields.NONE);
  }

  private static Session session(
      OptionalInt code,
      Optional<List<String>> capabilities,
      Optional<List<String>> authBeforeTls,
      Optional<StartTls> startTls,
      Optional<List<String>> authAfterTls) {
    Tls tls =
        new Tls(
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            30_100,
            Trust.TRUSTED,
            true,
            Optional.empty(),
            UnknownFields.NONE);
    return new Session(
        OptionalLong.of(25_011),
        Optional.of("smtp.example.jp ESMTP"),
        code,
        capabilities,
        authBeforeTls,
        startTls,
        authAfterTls.isPresent() ? Optional.of(tls) : Optional.empty(),
        authAfterTls,
        Optional.empty(),
        UnknownFields.NONE);
  }
}
