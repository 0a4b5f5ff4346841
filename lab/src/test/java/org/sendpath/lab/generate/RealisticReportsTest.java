package org.sendpath.lab.generate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.CaseRule;
import org.sendpath.rule.LocalServerRule;

/** Shares are held to what they should be by more than four standard deviations. */
final class RealisticReportsTest {
  private static final int REPORTS = 10_000;
  private static final Instant SINCE = Instant.parse("2025-11-21T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(365);

  private static final List<Report> ALL = reports(source(1));

  private static final List<Report> NOT_LOCAL =
      ALL.stream().filter(report -> !LocalServerRule.isLocal(report)).toList();

  private static final Map<List<String>, List<Report>> PAIRS =
      NOT_LOCAL.stream()
          .collect(groupingBy(report -> List.of(report.volunteer(), report.server().name())));

  @Test
  void write_sameSeed_givesTheSameBytesOnEveryJava() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    new NdjsonWriter(source(1), false)
        .write(new DigestOutputStream(OutputStream.nullOutputStream(), digest));

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("changes with what is generated, and with nothing else")
        .isEqualTo("99979d3d37229c069ac0f278a16e532bbd1c72d8d832ab86141fdab1f00251c0");
  }

  @Test
  void report_otherSeed_isAnother() {
    assertThat(source(2).report(0)).isNotEqualTo(ALL.get(0));
  }

  @Test
  void report_writtenAndRead_isTheSame() throws Exception {
    ReportCodec codec = new ReportCodec();
    for (Report report : ALL.subList(0, 2_000)) {
      assertThat(codec.read(codec.write(report))).isEqualTo(report);
    }
  }

  @Test
  void ids_followTheTime_andAreAllDifferent() {
    assertThat(ALL)
        .isSortedAccordingTo(Comparator.comparing(Report::measuredAt))
        .allSatisfy(
            report ->
                assertThat(report.id().getMostSignificantBits() >>> 16)
                    .isEqualTo(report.measuredAt().toEpochMilli()));
    assertThat(ALL.stream().map(Report::id).distinct()).hasSize(REPORTS);
    assertThat(ALL.get(0).measuredAt()).isAfterOrEqualTo(SINCE);
    assertThat(ALL.get(REPORTS - 1).measuredAt()).isBefore(SINCE.plus(SPAN));
  }

  @Test
  void funnel_isThePapersInShares() {
    assertThat(1 - NOT_LOCAL.size() / (double) REPORTS).isCloseTo(7 / 39.0, within(0.02));
    assertThat(NOT_LOCAL.size() / (double) PAIRS.size()).isCloseTo(32 / 26.0, within(0.05));
  }

  @Test
  void kinds_areThePapersInShares() {
    Function<ServerKind, Double> share =
        kind -> shareOfPairs(report -> report.server().kind() == kind);

    assertThat(share.apply(ServerKind.ISP)).isCloseTo(16 / 26.0, within(0.035));
    assertThat(share.apply(ServerKind.ASP)).isCloseTo(1 / 26.0, within(0.015));
    assertThat(share.apply(ServerKind.COMPANY)).isCloseTo(6 / 26.0, within(0.025));
    assertThat(share.apply(ServerKind.UNIVERSITY)).isCloseTo(2 / 26.0, within(0.02));
    assertThat(share.apply(ServerKind.UNKNOWN)).isCloseTo(1 / 26.0, within(0.015));
  }

  @Test
  void cases_areAboutThePapers_andEachOccurs() {
    Function<Case, Double> share = met -> shareOfPairs(report -> CaseRule.of(report) == met);

    assertThat(Case.values()).allSatisfy(met -> assertThat(share.apply(met)).isPositive());
    assertThat(share.apply(Case.OPEN)).isCloseTo(12 / 26.0, within(0.04));
    assertThat(share.apply(Case.RESET)).isCloseTo(7 / 26.0, within(0.04));
    assertThat(share.apply(Case.TIMEOUT)).isCloseTo(4 / 26.0, within(0.04));
    assertThat(share.apply(Case.SSH)).isCloseTo(2 / 26.0, within(0.02));
    assertThat(share.apply(Case.SSL)).isCloseTo(1 / 26.0, within(0.015));
  }

  @Test
  void pairs_withSeveralReports_mostlyAgree() {
    Map<Boolean, Long> agree =
        PAIRS.values().stream()
            .filter(pair -> pair.size() > 1)
            .collect(
                groupingBy(
                    pair -> pair.stream().map(CaseRule::of).distinct().count() == 1, counting()));

    assertThat(agree.get(false)).isPositive().isLessThan(agree.get(true) / 5);
  }

  @Test
  void volunteers_haveOneToThreeServers() {
    Map<Integer, Long> volunteers =
        ALL.stream().collect(groupingBy(Report::volunteer)).values().stream()
            .collect(
                groupingBy(
                    reports ->
                        (int)
                            reports.stream()
                                .map(report -> report.server().name())
                                .distinct()
                                .count(),
                    counting()));

    assertThat(volunteers).containsOnlyKeys(1, 2, 3);
  }

  @Test
  void servers_areUsedByManyAndByFew() {
    Map<String, Long> used =
        NOT_LOCAL.stream().collect(groupingBy(report -> report.server().name(), counting()));

    assertThat(used.values()).contains(1L).anyMatch(times -> times > REPORTS / 200);
    assertThat(used.keySet())
        .allMatch(name -> name.matches("[a-z0-9.-]+\\.example(\\.(jp|com|net))?|h1-[a-z2-7]{52}"));
  }

  @Test
  void port25_elsewhereThanAtWork_isMostlySilent() {
    Function<Network, Double> silent =
        network -> {
          List<Outcome> outcomes =
              NOT_LOCAL.stream()
                  .filter(report -> report.vantage().network() == network)
                  .flatMap(report -> report.attempts().stream())
                  .filter(attempt -> attempt.port() == 25)
                  .map(attempt -> attempt.outcome())
                  .toList();
          return outcomes.stream().filter(Outcome.TIMEOUT::equals).count()
              / (double) outcomes.size();
        };

    assertThat(silent.apply(Network.MOBILE)).isGreaterThan(2 * silent.apply(Network.OFFICE));
  }

  @Test
  void systemTimeouts_areThoseOfTheSystems() {
    Map<String, List<Long>> seconds =
        ALL.stream()
            .filter(report -> report.agent().timerMicros().isEmpty())
            .flatMap(
                report ->
                    report.attempts().stream()
                        .filter(attempt -> attempt.outcome() == Outcome.TIMEOUT)
                        .map(
                            attempt ->
                                Map.entry(
                                    report.agent().os(), attempt.elapsedMicros() / 1_000_000)))
            .distinct()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));

    assertThat(seconds).containsOnlyKeys("Linux", "Windows 10", "Windows 11", "Mac OS X");
    assertThat(seconds.get("Linux")).containsExactlyInAnyOrder(127L, 133L);
    assertThat(seconds.get("Windows 11")).containsOnly(21L);
    assertThat(seconds.get("Mac OS X")).containsOnly(75L);
  }

  @Test
  void refusals_onWindows_takeASecondMore() {
    assertThat(
            ALL.stream()
                .filter(report -> report.agent().os().startsWith("Windows"))
                .flatMap(report -> report.attempts().stream())
                .filter(attempt -> attempt.outcome() == Outcome.RESET))
        .isNotEmpty()
        .allMatch(attempt -> attempt.elapsedMicros() > 1_000_000);
  }

  @Test
  void answers_areAskedThreeTimes_silenceOnce() {
    assertThat(ALL.stream().flatMap(report -> report.attempts().stream()))
        .filteredOn(attempt -> attempt.outcome() == Outcome.TIMEOUT)
        .allMatch(attempt -> attempt.sample() == 0);
    long first = samples(0);

    assertThat(samples(1)).isEqualTo(first);
    assertThat(samples(2)).isEqualTo(first);
  }

  @Test
  void hiddenServers_haveNoAddressAndNoText() {
    List<Report> hidden =
        ALL.stream().filter(report -> report.server().name().startsWith("h1-")).toList();

    assertThat(hidden).hasSizeBetween(REPORTS / 100, REPORTS / 30);
    assertThat(hidden)
        .flatExtracting(Report::attempts)
        .allMatch(attempt -> attempt.address().startsWith("hidden-"));
    assertThat(hidden)
        .allSatisfy(
            report -> assertThat(new ReportCodec().pretty(report)).doesNotContain(".example"));
  }

  @Test
  void addresses_belongToNobody_orToTheVolunteer() {
    assertThat(ALL.stream().flatMap(report -> report.attempts().stream()))
        .extracting(Attempt::address)
        .allMatch(
            address ->
                address.matches(
                    "(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d+|2001:db8:.*"
                        + "|127\\.0\\.0\\.1|::1|192\\.168\\..*|hidden-\\d+"));
  }

  @Test
  void evidence_isTheKernelsOnLinuxAlone() {
    assertThat(ALL)
        .filteredOn(report -> report.agent().evidence() == Evidence.KERNEL)
        .isNotEmpty()
        .allMatch(report -> report.agent().os().equals("Linux"));
  }

  private static long samples(int sample) {
    return ALL.stream()
        .flatMap(report -> report.attempts().stream())
        .filter(attempt -> attempt.sample() == sample && attempt.outcome() == Outcome.RESET)
        .count();
  }

  /** Over pairs, by each one's first report. */
  private static double shareOfPairs(Predicate<Report> predicate) {
    return PAIRS.values().stream().filter(pair -> predicate.test(pair.get(0))).count()
        / (double) PAIRS.size();
  }

  private static ReportSource source(long seed) {
    return new RealisticReports(seed, REPORTS, SINCE, SPAN, "fallback");
  }

  private static List<Report> reports(ReportSource source) {
    return LongStream.range(0, source.count()).mapToObj(source::report).toList();
  }
}
