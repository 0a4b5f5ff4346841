package org.sendpath.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.policy.Samples.measured;
import static org.sendpath.policy.Samples.way;
import static org.sendpath.report.SampleReports.attempt;
import static org.sendpath.report.SampleReports.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.SampleReports;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Word;

class MeasuredTest {
  private static final Policy PAPER = Samples.timed(10_000, Samples.PAPER_ORDER);

  /** The example of DESIGN.md, section 4: the session says 220 after 25,011 microseconds. */
  @Test
  void of_designExample_hasItsAnswers() throws Exception {
    Report report =
        new ReportCodec()
            .read(Report.class.getResourceAsStream("design-example.json").readAllBytes());
    assertThat(Measured.of(report))
        .isEqualTo(
            new Measured(
                Map.of(
                    way("587/ipv6"),
                    List.of(new Answer(Outcome.ICMP_HARD, 20_123, Greeting.UNHEARD)),
                    way("587/ipv4"),
                    List.of(
                        new Answer(
                            Outcome.OPEN, 19_877, new Greeting(Greeting.Kind.READY, 25_011))))));
    assertThat(Samples.first(PAPER, Measured.of(report)))
        .isEqualTo(new Ending.Sent(way("587/ipv4"), 20_123 + 19_877 + 25_011));
  }

  /** The server's, sample 0; addresses by the time at which they were tried. */
  @Test
  void of_attempts_areTheServersFirstSampleInOrderOfTime() {
    Report report =
        report(
            SampleReports.SERVER,
            List.of(),
            List.of(
                at(Target.SERVER, 0, 300, Outcome.OPEN),
                at(Target.SERVER, 0, 100, Outcome.RESET),
                at(Target.SERVER, 0, 200, Outcome.TIMEOUT),
                at(Target.SERVER, 1, 0, Outcome.OPEN),
                at(Target.CONTROL, 0, 0, Outcome.OPEN)));
    assertThat(Measured.of(report).on(way("587/ipv4")))
        .extracting(Answer::outcome)
        .containsExactly(Outcome.RESET, Outcome.TIMEOUT, Outcome.OPEN);
    assertThat(Measured.of(report).answers()).hasSize(1);
  }

  @Test
  void of_icmpToldWrongly_followsTypeAndCode() {
    Attempt attempt =
        attempt(
            Target.SERVER,
            587,
            Family.IPV4,
            "192.0.2.10",
            0,
            0,
            Outcome.ICMP_HARD,
            Optional.of(new Icmp(3, 1, "192.0.2.1", UnknownFields.NONE)));
    Measured measured = Measured.of(report(SampleReports.SERVER, List.of(), List.of(attempt)));
    assertThat(measured.on(way("587/ipv4")).get(0).outcome()).isEqualTo(Outcome.ICMP_SOFT);
  }

  @ParameterizedTest
  @CsvSource({
    ",,,                    UNHEARD, 0",
    "true,  700,,           READY,   700",
    "true,  700, rejected,  READY,   700",
    "true,,,                READY,   0",
    "false,, silent,        SILENT,  0",
    "false,, closed,        REFUSED, 0",
    "false,, tls-failed,    REFUSED, 0",
    "false, 700, rejected,  REFUSED, 700",
    "false, 700, silent,    REFUSED, 700",
    "false, 700,,           REFUSED, 700",
  })
  void ofGreeting_plainValues_areToldApart(
      Boolean speaks, Long micros, String failure, Greeting.Kind kind, long expectedMicros) {
    assertThat(
            Greeting.of(
                Optional.ofNullable(speaks),
                micros == null ? OptionalLong.empty() : OptionalLong.of(micros),
                Optional.ofNullable(failure)
                    .map(word -> Word.find(SessionFailure.class, word).orElseThrow())))
        .isEqualTo(new Greeting(kind, expectedMicros));
  }

  /**
   * The paper's claim over the paper's reports (rebuilt, each answer after 20 ms): what 587 first
   * costs above 25 alone.
   */
  @Test
  void costs_reportsOf2005_fallbackIsARoundTripOrTheTimer() throws Exception {
    Policy only25 = Samples.timed(10_000, "25/ipv6", "25/ipv4");
    int reset = 0;
    int timeout = 0;
    for (String line : Files.readAllLines(golden())) {
      Measured measured = Measured.of(new ReportCodec().read(line.getBytes(UTF_8)));
      List<Answer> submission = measured.on(way("587/ipv4"));
      Outcome outcome = submission.isEmpty() ? Outcome.UNSENT : submission.get(0).outcome();
      if (outcome == Outcome.RESET || outcome == Outcome.TIMEOUT) {
        Ending.Sent fallback = (Ending.Sent) Samples.first(PAPER, measured);
        Ending.Sent direct = (Ending.Sent) Samples.first(only25, measured);
        assertThat(fallback.waitMicros() - direct.waitMicros())
            .isEqualTo(outcome == Outcome.RESET ? 20_000 : 10_000_000);
        assertThat(Samples.cached(PAPER, measured))
            .isEqualTo(outcome == Outcome.RESET ? fallback : direct);
        reset += outcome == Outcome.RESET ? 1 : 0;
        timeout += outcome == Outcome.TIMEOUT ? 1 : 0;
      }
    }
    assertThat(reset).isEqualTo(15);
    assertThat(timeout).isEqualTo(5);
  }

  @Test
  void new_wayWithoutAnswers_isNotThere() {
    assertThat(new Measured(Map.of(way("25/ipv6"), List.of()))).isEqualTo(new Measured(Map.of()));
    assertThat(measured("25/ipv4 open 20").hasAddress(Family.IPV6)).isFalse();
  }

  private static Path golden() throws Exception {
    return Path.of(
        MeasuredTest.class.getResource("/golden/wide-2005-reconstruction.ndjson").toURI());
  }

  private static Attempt at(Target target, int sample, long startMicros, Outcome outcome) {
    return attempt(
        target,
        587,
        Family.IPV4,
        "192.0.2." + (startMicros / 100),
        sample,
        startMicros,
        outcome,
        Optional.empty());
  }
}
