package org.sendpath.lab.generate;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Report;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.CaseRule;
import org.sendpath.rule.LocalServerRule;

/** The figures are those of the WIDE report for fiscal 2005, §4.6, written out. */
final class PaperReportsTest {
  private static final Path FILE =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  private final ReportSource source = new PaperReports();
  private final List<Report> reports =
      LongStream.range(0, source.count()).mapToObj(source::report).toList();

  /** Each list is the reports of one user about one server. */
  private final Collection<List<Report>> pairs =
      reports.stream()
          .filter(report -> !LocalServerRule.isLocal(report))
          .collect(
              groupingBy(
                  report -> List.of(report.volunteer(), report.server().name()),
                  collectingAndThen(toList(), List::copyOf)))
          .values();

  @Test
  void reports_countedByTheFunnel_areThePapers() {
    long notLocal = reports.stream().filter(report -> !LocalServerRule.isLocal(report)).count();

    assertThat(List.of((long) reports.size(), notLocal, (long) pairs.size()))
        .containsExactly(39L, 32L, 26L);
  }

  @Test
  void kinds_overPairs_areTable42() {
    Map<ServerKind, Long> kinds =
        pairs.stream().collect(groupingBy(pair -> pair.get(0).server().kind(), counting()));

    assertThat(kinds)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                ServerKind.ISP, 16L,
                ServerKind.ASP, 1L,
                ServerKind.COMPANY, 6L,
                ServerKind.UNIVERSITY, 2L,
                ServerKind.UNKNOWN, 1L));
  }

  @Test
  void cases_overPairs_areTable43() {
    Map<Case, Long> cases =
        pairs.stream().collect(groupingBy(pair -> CaseRule.of(pair.get(0)), counting()));

    assertThat(cases)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Case.OPEN, 12L, Case.RESET, 7L, Case.TIMEOUT, 4L, Case.SSH, 2L, Case.SSL, 1L));
  }

  @Test
  void pairs_withSeveralReports_agreeAndAreFromDifferentPlaces() {
    List<List<Report>> several = pairs.stream().filter(pair -> pair.size() > 1).toList();

    assertThat(several).isNotEmpty();
    assertThat(several)
        .allSatisfy(
            pair -> {
              assertThat(pair.stream().map(CaseRule::of).distinct()).hasSize(1);
              assertThat(pair.stream().map(Report::vantage).distinct()).hasSize(pair.size());
            });
  }

  @Test
  void reports_sayThatTheyAreAReconstruction() {
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.experiment()).isEqualTo("wide-2005-reconstruction");
              assertThat(report.agent().version()).isEqualTo("reconstruction");
              assertThat(report.measuredAt())
                  .isBetween(
                      Instant.parse("2005-04-01T00:00:00Z"), Instant.parse("2006-03-31T23:59:59Z"));
            });
  }

  @Test
  void reports_besideTheFileInTheTree_areTheSame() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NdjsonWriter(source, false).write(out);

    assertThat(FILE)
        .as(
            "made by: lab/lab generate --shape paper --out"
                + " report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson")
        .content()
        .isEqualTo(out.toString(StandardCharsets.UTF_8));
  }
}
