package org.sendpath.collector.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sendpath.report.Attempt;
import org.sendpath.report.Icmp;
import org.sendpath.report.Report;
import org.sendpath.report.Session;
import org.sendpath.report.Tls;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.Cell;
import org.sendpath.table.RowJson;
import org.sendpath.table.TableCsv;

/**
 * The attempts of a report, each as a JSON object or a line of CSV. Words and figures are the
 * report's own; what it does not say is empty in CSV and null in JSON.
 */
public final class AttemptText {
  /** The fields and columns, in their order. They are only ever added, at the end. */
  public static final List<String> COLUMNS =
      List.of(
          "report",
          "experiment",
          "measuredAt",
          "kind",
          "route",
          "os",
          "network",
          "target",
          "port",
          "family",
          "sample",
          "outcome",
          "evidence",
          "clock",
          "startMicros",
          "elapsedMicros",
          "errno",
          "icmpType",
          "icmpCode",
          "synRetransmits",
          "greetingMicros",
          "greetingCode",
          "startTls",
          "sessionFailure",
          "tlsVersion",
          "tlsMicros",
          "tlsTrust",
          "tlsHostnameMatches");

  private AttemptText() {}

  /** Each attempt on one line of JSON, without a line feed. */
  public static Stream<String> json(byte[] report) {
    return rows(report).map(row -> RowJson.of(COLUMNS, row));
  }

  /** Each attempt as a line of CSV, with its line end. */
  public static Stream<String> csv(byte[] report) {
    return rows(report).map(TableCsv::line);
  }

  private static Stream<List<Cell>> rows(byte[] body) {
    Report report = ReportText.read(body);
    return report.attempts().stream().map(attempt -> row(report, attempt));
  }

  private static List<Cell> row(Report report, Attempt attempt) {
    Optional<Icmp> icmp = attempt.icmp();
    Optional<Session> session = attempt.session();
    Optional<Tls> tls = session.flatMap(Session::tls);
    return List.of(
        new Cell.Text(report.id().toString()),
        new Cell.Text(report.experiment()),
        new Cell.Text(report.measuredAt().toString()),
        Cell.word(report.server().kind()),
        Cell.word(report.server().route()),
        Cell.word(OsFamily.of(report.agent().os())),
        Cell.word(report.vantage().network()),
        Cell.word(attempt.target()),
        new Cell.Whole(attempt.port()),
        Cell.word(attempt.family()),
        new Cell.Whole(attempt.sample()),
        Cell.word(attempt.outcome()),
        Cell.word(attempt.evidence()),
        Cell.word(attempt.clock()),
        new Cell.Whole(attempt.startMicros()),
        new Cell.Whole(attempt.elapsedMicros()),
        known(attempt.errno(), Cell.Text::new),
        known(icmp, error -> new Cell.Whole(error.type())),
        known(icmp, error -> new Cell.Whole(error.code())),
        whole(attempt.synRetransmits()),
        known(session, said -> whole(said.greetingMicros())),
        known(session, said -> whole(said.code())),
        known(session.flatMap(Session::startTls), Cell::word),
        known(session.flatMap(Session::failure), Cell::word),
        known(tls, handshake -> new Cell.Text(handshake.version())),
        known(tls, handshake -> new Cell.Whole(handshake.elapsedMicros())),
        known(tls, handshake -> Cell.word(handshake.trust())),
        known(tls, handshake -> new Cell.Text(Boolean.toString(handshake.hostnameMatches()))));
  }

  private static <T> Cell known(Optional<T> value, Function<T, Cell> cell) {
    return value.map(cell).orElse(Cell.Absent.ABSENT);
  }

  private static Cell whole(OptionalInt value) {
    return value.isPresent() ? new Cell.Whole(value.getAsInt()) : Cell.Absent.ABSENT;
  }

  private static Cell whole(OptionalLong value) {
    return value.isPresent() ? new Cell.Whole(value.getAsLong()) : Cell.Absent.ABSENT;
  }
}
