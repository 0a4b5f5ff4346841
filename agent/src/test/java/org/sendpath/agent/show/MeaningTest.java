package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.report.Family.IPV4;
import static org.sendpath.report.Family.IPV6;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.rule.CaseRule;

class MeaningTest {
  @Test
  void sentences_refusalAfterSilence_countsTheSilence() {
    assertThat(sentences(new ReportBuilder().resolved().silent(587, IPV6).reset(587, IPV4, 24_000)))
        .singleElement()
        .asString()
        .contains("waits 10.0 s", "some addresses do not answer");
  }

  @Test
  void sentences_slowRefusal_saysThatItIsSlow() {
    // Windows asks again after a refusal; macOS tells a soft error only when it gives up.
    ReportBuilder windows =
        new ReportBuilder()
            .resolved()
            .attempt(
                ReportBuilder.failed(
                    587, IPV4, 2_040_000, Outcome.RESET, Evidence.ERRNO, "ECONNREFUSED"));
    assertThat(sentences(windows))
        .singleElement()
        .asString()
        .contains("learns this only after 2.0 s");
  }

  @Test
  void sentences_unsentIpv6_costsNothing() {
    assertThat(sentences(new ReportBuilder().resolved().unsent(587, IPV6).reset(587, IPV4, 24_000)))
        .singleElement()
        .asString()
        .contains("after 24 ms");
  }

  @Test
  void sentences_routeThatFails_saysSo() {
    assertThat(sentences(new ReportBuilder().route(Route.SSL).resolved().silent(465, IPV4)))
        .last()
        .asString()
        .contains("port 465 could not be reached");
  }

  @Test
  void statement_withoutCase_saysWhy() {
    assertThat(statement(new ReportBuilder().resolved().reset(25, IPV4, 24_000)))
        .isEqualTo("No case: port 587 was not tried.");
    assertThat(statement(new ReportBuilder().resolved().unsent(587, IPV4)))
        .isEqualTo("No case: nothing could leave your computer for port 587.");
    assertThat(
            statement(
                new ReportBuilder()
                    .unresolved(IPV6, ResolutionStatus.NODATA)
                    .unresolved(IPV4, ResolutionStatus.NODATA)))
        .isEqualTo("No case: this name has no address.");
  }

  @Test
  void lines_errorsWithoutName_areShownByNumber() {
    Report report =
        new ReportBuilder()
            .resolved()
            .icmp(587, IPV6, Outcome.ICMP_HARD, 1, 200, "2001:db8:f::1")
            .attempt(ReportBuilder.failed(25, IPV4, 40, Outcome.UNSENT, Evidence.ERRNO, "ENOBUFS"))
            .build();
    assertThat(new Details(new Findings(report), Messages.of("en")).lines())
        .extracting(ResultView.Item::text)
        .containsExactly(
            "587 IPv6: the router 2001:db8:f::1 said \"an error that has no name here\" (ICMPv6"
                + " type 1, code 200). The WIDE report of 2005 does not list that; Sendpath counts"
                + " it as a hard error.",
            "25 IPv4: nothing was sent: the system refused to send (ENOBUFS).");
  }

  private static List<String> sentences(ReportBuilder builder) {
    Report report = builder.build();
    return new Meaning(new Findings(report), Messages.of("en")).sentences(CaseRule.of(report));
  }

  private static String statement(ReportBuilder builder) {
    Report report = builder.build();
    return new Meaning(new Findings(report), Messages.of("en")).statement(CaseRule.of(report));
  }
}
