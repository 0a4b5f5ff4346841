package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.Family.IPV4;
import static org.sendpath.report.Family.IPV6;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.agent.show.Advice.Kind;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Trust;

class AdviceTest {
  private static final Set<Kind> TO_SET =
      EnumSet.range(Kind.SET_587_STARTTLS, Kind.CHECK_NO_ADDRESS);

  @ParameterizedTest
  @EnumSource(SampleReport.class)
  void of_anyReport_beginsWithOneThingToSet(SampleReport sample) {
    List<Kind> kinds = Advice.of(sample.report()).stream().map(Advice::kind).toList();
    assertThat(kinds).isNotEmpty().doesNotHaveDuplicates();
    assertThat(kinds.get(0)).isIn(TO_SET);
    assertThat(kinds.subList(1, kinds.size())).doesNotContainAnyElementsOf(TO_SET);
  }

  @Test
  void of_bothEncrypted_offersBoth() {
    assertThat(kinds(on(587, Sessions.startTls()).open(465, IPV4, 1_000, Sessions.tlsAtOnce())))
        .containsExactly(Kind.SET_587_OR_465);
  }

  @Test
  void of_oneCertificateBad_prefersTheOther() {
    assertThat(
            kinds(
                on(587, Sessions.startTls(Trust.EXPIRED, true))
                    .open(465, IPV4, 1_000, Sessions.tlsAtOnce())))
        .containsExactly(Kind.SET_465_TLS, Kind.CERTIFICATE_EXPIRED);
  }

  @ParameterizedTest
  @EnumSource(value = Trust.class, names = "TRUSTED", mode = EnumSource.Mode.EXCLUDE)
  void of_certificateNotTrusted_saysWhy(Trust trust) {
    assertThat(kinds(on(587, Sessions.startTls(trust, true))))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.valueOf("CERTIFICATE_" + trust.name()));
  }

  @Test
  void of_certificateForOtherName_saysSo() {
    assertThat(kinds(on(587, Sessions.startTls(Trust.TRUSTED, false))))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.CERTIFICATE_WRONG_NAME);
  }

  @Test
  void of_passwordsInClearText_warns() {
    assertThat(kinds(on(587, Sessions.authBeforeAndAfterTls())))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.AUTH_WITHOUT_TLS);
    assertThat(kinds(on(587, Sessions.clearText(1_000))))
        .containsExactly(Kind.SET_587_PLAIN, Kind.NO_STARTTLS);
  }

  @Test
  void of_port25WithoutAuth_isNotBlamedForIt() {
    assertThat(kinds(on(25, Sessions.nothing()).reset(587, IPV4, 1_000).reset(465, IPV4, 1_000)))
        .containsExactly(Kind.SET_25_PLAIN);
  }

  @Test
  void of_submissionWithoutAuth_warnsOfSpammers() {
    assertThat(kinds(on(587, Sessions.relay())))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.NO_AUTH);
    assertThat(kinds(on(587, Sessions.nothing())))
        .containsExactly(Kind.SET_587_PLAIN, Kind.NO_AUTH, Kind.NO_STARTTLS);
  }

  @ParameterizedTest
  @EnumSource(
      value = StartTls.class,
      names = {"REFUSED", "FAILED"})
  void of_startTlsThatDoesNotWork_warns(StartTls word) {
    assertThat(kinds(on(587, Sessions.startTlsFails(word)))).contains(Kind.STARTTLS_FAILS);
  }

  @Test
  void of_slowGreeting_tellsTheWait() {
    List<Advice> advice = Advice.of(on(587, Sessions.clearText(5_000_001)).build());
    assertThat(advice)
        .contains(new Advice(Kind.GREETING_SLOW, List.of(587), OptionalLong.of(5_000_001)));
    assertThat(kinds(on(587, Sessions.clearText(5_000_000)))).doesNotContain(Kind.GREETING_SLOW);
  }

  @ParameterizedTest
  @EnumSource(value = SessionFailure.class, names = "TLS_FAILED", mode = EnumSource.Mode.EXCLUDE)
  void of_openPortThatDoesNotServe_isNotRecommended(SessionFailure failure) {
    assertThat(
            kinds(on(587, Sessions.failed(failure)).open(465, IPV4, 1_000, Sessions.tlsAtOnce())))
        .containsExactly(Kind.SET_465_TLS, Kind.OPEN_BUT_UNUSABLE);
  }

  @Test
  void of_ipv6BrokenWhereIpv4Works_tellsTheWaitOfEveryConnection() {
    assertThat(Advice.of(on(587, Sessions.startTls()).reset(587, IPV6, 31_000).build()))
        .contains(new Advice(Kind.IPV6_FAILS, List.of(587), OptionalLong.of(31_000)));
    assertThat(Advice.of(on(587, Sessions.startTls()).silent(587, IPV6).build()))
        .contains(new Advice(Kind.IPV6_SILENT, List.of(587), OptionalLong.of(10_000_213)));
    assertThat(kinds(on(587, Sessions.startTls()).unsent(587, IPV6)))
        .containsExactly(Kind.SET_587_STARTTLS);
  }

  @Test
  void of_port25Silent_isUsualWhereAnotherPortWorks() {
    assertThat(kinds(on(587, Sessions.startTls()).silent(25, IPV4)))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.PORT_25_BLOCKED);
    assertThat(kinds(on(587, Sessions.startTls()).silent(25, IPV4).control(25, Outcome.TIMEOUT)))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.PORT_25_BLOCKED);
    assertThat(kinds(on(587, Sessions.startTls()).silent(25, IPV4).control(25, Outcome.OPEN)))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.SERVER_LACKS);
  }

  @Test
  void of_controlHost_tellsWhoBlocks() {
    ReportBuilder builder =
        new ReportBuilder()
            .resolved()
            .silent(587, IPV4)
            .silent(465, IPV4)
            .control(587, Outcome.OPEN)
            .control(465, Outcome.TIMEOUT);
    assertThat(Advice.of(builder.build()))
        .containsExactly(
            new Advice(Kind.ASK_PROVIDER, List.of(), OptionalLong.empty()),
            new Advice(Kind.SERVER_LACKS, List.of(587), OptionalLong.empty()),
            new Advice(Kind.NETWORK_BLOCKS, List.of(465), OptionalLong.empty()));
  }

  @Test
  void of_portsThatWereNotAsked_asksToMeasureThem() {
    assertThat(kinds(new ReportBuilder().resolved().reset(25, IPV4, 1_000)))
        .containsExactly(Kind.MEASURE_USUAL_PORTS);
  }

  @Test
  void of_routeThatFails_saysSoAndWhatElseWorks() {
    assertThat(kinds(on(587, Sessions.startTls()).route(Route.SSL).reset(465, IPV4, 1_000)))
        .containsExactly(Kind.SET_587_STARTTLS, Kind.ROUTE_FAILS);
  }

  @Test
  void of_nothingSent_looksForTheReasonNearby() {
    assertThat(kinds(new ReportBuilder().resolved().unsent(587, IPV4)))
        .containsExactly(Kind.CHECK_NETWORK);
    assertThat(kinds(unresolved(ResolutionStatus.NXDOMAIN, ResolutionStatus.NXDOMAIN)))
        .containsExactly(Kind.CHECK_NAME);
    assertThat(kinds(unresolved(ResolutionStatus.NODATA, ResolutionStatus.NODATA)))
        .containsExactly(Kind.CHECK_NO_ADDRESS);
    assertThat(kinds(unresolved(ResolutionStatus.NODATA, ResolutionStatus.SERVFAIL)))
        .containsExactly(Kind.CHECK_DNS);
  }

  private static ReportBuilder unresolved(ResolutionStatus ipv6, ResolutionStatus ipv4) {
    return new ReportBuilder().unresolved(IPV6, ipv6).unresolved(IPV4, ipv4);
  }

  private static ReportBuilder on(int port, Session session) {
    return new ReportBuilder().resolved().open(port, IPV4, 25_000, session);
  }

  private static List<Kind> kinds(ReportBuilder builder) {
    Report report = builder.build();
    return Advice.of(report).stream().map(Advice::kind).toList();
  }
}
