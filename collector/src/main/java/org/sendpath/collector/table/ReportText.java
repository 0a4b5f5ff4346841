package org.sendpath.collector.table;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.Cell;
import org.sendpath.table.TableCsv;

/** Reports as lines of JSON, as they came, and as lines of CSV with what is derived from them. */
public final class ReportText {
  /** The columns, in their order. They are only ever added, at the end. */
  public static final List<String> COLUMNS =
      List.of(
          "report",
          "experiment",
          "measuredAt",
          "volunteer",
          "server",
          "kind",
          "route",
          "os",
          "network",
          "local",
          "case",
          "caseIpv6",
          "caseIpv4",
          "attempts");

  /** What was stored was read before; only its length may be above the usual. */
  private static final ReportCodec CODEC = new ReportCodec(Integer.MAX_VALUE - 1);

  private ReportText() {}

  /** The report on one line, without a line feed. */
  public static String json(byte[] body) {
    return new String(OneLine.of(body), StandardCharsets.UTF_8);
  }

  /** The report as a line of CSV, with its line end. */
  public static String csv(byte[] body) {
    Report report = read(body);
    ReportFacts facts = ReportFacts.of(report);
    return TableCsv.line(
        List.of(
            new Cell.Text(facts.id().toString()),
            new Cell.Text(facts.experiment()),
            new Cell.Text(facts.measuredAt().toString()),
            new Cell.Text(facts.volunteer()),
            new Cell.Text(facts.server()),
            Cell.word(facts.kind()),
            Cell.word(facts.route()),
            Cell.word(facts.os()),
            Cell.word(facts.network()),
            new Cell.Text(Boolean.toString(facts.local())),
            Cell.word(facts.overall()),
            Cell.word(facts.ipv6()),
            Cell.word(facts.ipv4()),
            new Cell.Whole(report.attempts().size())));
  }

  /** The report in a stored body. */
  static Report read(byte[] body) {
    try {
      return CODEC.read(body);
    } catch (InvalidReportException e) {
      throw new IllegalStateException("a stored report cannot be read: " + e.getMessage(), e);
    }
  }
}
