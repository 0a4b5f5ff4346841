package org.sendpath.analysis.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Family;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.rule.Case;

class FactRowsTest {
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  @Test
  void of_everyRow_fitsItsColumns() throws Exception {
    List<FactRows> all = golden();
    all.add(FactRows.of(39, ReportTexts.full()));
    for (FactRows rows : all) {
      assertFits(Relation.REPORT, rows.report());
      rows.attempts().forEach(row -> assertFits(Relation.ATTEMPT, row));
    }
  }

  @Test
  void of_goldenSet_gives39ReportsOfWhich7AreLocalAnd26Pairs() throws Exception {
    List<FactRows> all = golden();
    assertThat(all).hasSize(39);
    assertThat(all).filteredOn(rows -> value(rows, "local").equals(true)).hasSize(7);
    Set<List<Object>> pairs = new HashSet<>();
    Map<String, Integer> cases = new TreeMap<>();
    for (FactRows rows : all) {
      boolean local = value(rows, "local").equals(true);
      if (local) {
        assertThat(rows.attempts()).isEmpty();
      }
      if (!local && pairs.add(List.of(value(rows, "pairHigh"), value(rows, "pairLow")))) {
        cases.merge((String) value(rows, "overall"), 1, Integer::sum);
      }
    }
    assertThat(cases).isEqualTo(Map.of("open", 12, "reset", 7, "timeout", 4, "ssh", 2, "ssl", 1));
  }

  @Test
  void of_fullReport_reportRowSaysWhatTheReportSays() throws Exception {
    FactRows rows = FactRows.of(7, ReportTexts.full());
    Map<String, Object> row = named(Relation.REPORT, rows.report());
    assertThat(row)
        .containsEntry("report", 7L)
        .containsEntry("id", "01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57")
        .containsEntry("experiment", "fallback")
        .containsEntry("volunteer", "v1-mzxw6ytboi2gk3tn")
        .containsEntry("server", "smtp.example.jp")
        // printf 'fallback\0v1-mzxw6ytboi2gk3tn\0smtp.example.jp' | sha256sum
        .containsEntry("pairHigh", 0x5c366ea018856497L)
        .containsEntry("pairLow", 0x62817563325c1ff4L)
        .containsEntry("measuredAtMicros", 1_795_222_923_456_789L)
        .containsEntry("day", "2026-11-21")
        .containsEntry("month", "2026-11")
        .containsEntry("kind", "isp")
        .containsEntry("route", "direct")
        .containsEntry("os", "linux")
        .containsEntry("network", "home")
        .containsEntry("local", false)
        .containsEntry("overall", "open")
        .containsEntry("ipv6", "icmp-hard")
        .containsEntry("ipv4", "open")
        .containsEntry("osTimeoutMicros", 133_712_345L)
        .containsEntry("outcome587", "open")
        .containsEntry("outcome465", null)
        .containsEntry("outcome25", "timeout")
        .containsEntry("speaks587", true)
        .containsEntry("speaks465", null)
        .containsEntry("speaks25", null)
        .containsEntry("startTls587", "accepted")
        .containsEntry("startTls25", null)
        .containsEntry("auth587", "LOGIN PLAIN")
        .containsEntry("auth465", null)
        .containsEntry("auth25", null)
        .containsEntry("clearAuth587", true)
        .containsEntry("clearAuth25", null);
  }

  @Test
  void of_fullReport_attemptRowsSayWhatItsAttemptsSay() throws Exception {
    List<List<Object>> rows = FactRows.of(7, ReportTexts.full()).attempts();
    assertThat(rows)
        .containsExactly(
            row(
                7,
                "server",
                587,
                "ipv6",
                0,
                0,
                "icmp-hard",
                "kernel",
                20_123,
                20_100,
                group(Case.ICMP_HARD, 587, Family.IPV6)),
            List.of(
                7L,
                "open",
                "server",
                587L,
                "ipv4",
                1L,
                0L,
                "open",
                "kernel",
                19_877L,
                19_900L,
                true,
                25_011L,
                25_000L,
                group(Case.OPEN, 587, Family.IPV4),
                group(Case.OPEN, 587, Family.IPV4),
                "rejected"),
            // Tried before the one above, and again.
            row(
                7,
                "server",
                587,
                "ipv4",
                0,
                0,
                "timeout",
                "timer",
                10_000_000,
                10_000_000,
                group(Case.TIMEOUT, 587, Family.IPV4)),
            row(
                7,
                "server",
                587,
                "ipv4",
                1,
                1,
                "open",
                "kernel",
                999,
                999,
                group(Case.OPEN, 587, Family.IPV4)),
            row(7, "control", 25, "ipv4", 0, 0, "open", "kernel", 1005, 1010, null),
            row(
                7,
                "server",
                25,
                "ipv4",
                0,
                0,
                "timeout",
                "errno",
                133_712_345,
                134_000_000,
                group(Case.TIMEOUT, 25, Family.IPV4)));
  }

  @Test
  void of_localServer_hasNoAttempts() throws Exception {
    String text = ReportTexts.FULL.replace("smtp.example.jp\"", "localhost\"");
    FactRows rows = FactRows.of(0, read(text));
    assertThat(value(rows, "local")).isEqualTo(true);
    assertThat(value(rows, "osTimeoutMicros")).isNull();
    assertThat(rows.attempts()).isEmpty();
  }

  @Test
  void of_noStartTlsOffered_isAbsent() throws Exception {
    String text =
        ReportTexts.FULL
            .replaceFirst(",\"startTls\":.*\"authAfterTls\":\\[\"PLAIN\"\\]", "")
            .replace(",\"authBeforeTls\":[\"PLAIN\",\"LOGIN\"]", ",\"authBeforeTls\":[]");
    FactRows rows = FactRows.of(0, read(text));
    assertThat(value(rows, "startTls587")).isEqualTo("absent");
    assertThat(value(rows, "auth587")).isEqualTo("");
    assertThat(value(rows, "clearAuth587")).isEqualTo(false);
  }

  @Test
  void of_timesBefore1970AndAtTheCalendarsEnds_keepOrderAndDay() throws Exception {
    List<Long> micros = new ArrayList<>();
    for (String time :
        List.of("0000-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59Z")) {
      FactRows rows =
          FactRows.of(0, read(ReportTexts.FULL.replace("2026-11-21T01:02:03.456789Z", time)));
      assertThat(value(rows, "day")).isEqualTo(time.substring(0, 10));
      assertThat(value(rows, "month")).isEqualTo(time.substring(0, 7));
      micros.add((Long) value(rows, "measuredAtMicros"));
    }
    assertThat(micros).containsExactly(-62_167_219_200_000_000L, -1L, 253_402_300_799_000_000L);
  }

  private static List<Object> row(
      long report,
      String target,
      long port,
      String family,
      long address,
      long sample,
      String outcome,
      String evidence,
      long elapsedMicros,
      long roundedMicros,
      Long connectGroup) {
    List<Object> row =
        new ArrayList<>(
            List.of(
                report,
                "open",
                target,
                port,
                family,
                address,
                sample,
                outcome,
                evidence,
                elapsedMicros,
                roundedMicros));
    // No session: whether it speaks, its greeting twice.
    row.addAll(Arrays.asList(null, null, null));
    row.addAll(Arrays.asList(connectGroup, null, null));
    return row;
  }

  private static Long group(Case result, int port, Family family) {
    return new DurationGroup(result, port, family).number();
  }

  @Property
  void caseTriple_itsNumber_standsForItAlone(
      @ForAll Case overall, @ForAll Case ipv6, @ForAll Case ipv4) {
    CaseTriple cases = new CaseTriple(overall, ipv6, ipv4);
    assertThat(CaseTriple.of(cases.number())).isEqualTo(cases);
  }

  @Property
  void durationGroup_itsNumber_standsForItAlone(
      @ForAll Case result, @ForAll @IntRange(max = 65_535) int port, @ForAll Family family) {
    DurationGroup group = new DurationGroup(result, port, family);
    assertThat(DurationGroup.of(group.number())).isEqualTo(group);
  }

  private static void assertFits(Relation relation, List<Object> row) {
    assertThat(row).hasSameSizeAs(relation.columns());
    for (int i = 0; i < row.size(); i++) {
      Class<?> type =
          switch (relation.columns().get(i).type()) {
            case TEXT -> String.class;
            case WHOLE -> Long.class;
            case TRUTH -> Boolean.class;
            case DECIMAL -> Double.class;
          };
      if (row.get(i) != null) {
        assertThat(row.get(i)).as(relation.columns().get(i).name()).isInstanceOf(type);
      }
    }
  }

  private static Object value(FactRows rows, String column) {
    return named(Relation.REPORT, rows.report()).get(column);
  }

  private static Map<String, Object> named(Relation relation, List<Object> row) {
    Map<String, Object> named = new TreeMap<>();
    for (int i = 0; i < row.size(); i++) {
      named.put(relation.columns().get(i).name(), row.get(i));
    }
    return named;
  }

  private static List<FactRows> golden() throws IOException, InvalidReportException {
    List<FactRows> all = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      all.add(FactRows.of(all.size(), read(line)));
    }
    return all;
  }

  private static Report read(String text) throws InvalidReportException {
    return new ReportCodec().read(text.getBytes(StandardCharsets.UTF_8));
  }
}
