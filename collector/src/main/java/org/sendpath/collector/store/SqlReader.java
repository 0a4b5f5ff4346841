package org.sendpath.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;

/** Reads reports and pairs. */
final class SqlReader implements ReportReader {
  private final Reading reading;

  SqlReader(Reading reading) {
    this.reading = reading;
  }

  @Override
  public Optional<StoredReport> find(UUID id) throws StoreException {
    return reading.run(
        "read a report",
        handle ->
            handle
                .createQuery(
                    "SELECT report.sequence, report.id, body FROM report"
                        + " JOIN body ON body.sequence = report.sequence WHERE report.id = :id")
                .bind("id", UuidBytes.of(id))
                .map((row, context) -> report(row))
                .findOne());
  }

  @Override
  public List<StoredReport> reports(ReportFilter filter, long after, int limit)
      throws StoreException {
    FilterSql where = new FilterSql(filter, "report", "measured_seconds");
    return reading.run(
        "read reports",
        handle ->
            where
                .bind(
                    handle.createQuery(
                        "SELECT report.sequence, report.id, body FROM report"
                            + " JOIN body ON body.sequence = report.sequence WHERE "
                            + where.condition()
                            + " ORDER BY report.sequence LIMIT :limit"))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> report(row))
                .list());
  }

  @Override
  public List<StoredPair> pairs(ReportFilter filter, boolean onlyConflicting, long after, int limit)
      throws StoreException {
    FilterSql where = new FilterSql(filter, "pair", "latest_seconds");
    if (onlyConflicting) {
      where.add("conflicting = 1");
    }
    return reading.run(
        "read pairs",
        handle ->
            where
                .bind(
                    handle.createQuery(
                        "SELECT * FROM pair WHERE "
                            + where.condition()
                            + " ORDER BY sequence LIMIT :limit"))
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> pair(row))
                .list());
  }

  private static StoredReport report(ResultSet row) throws SQLException {
    return new StoredReport(row.getLong(1), UuidBytes.read(row.getBytes(2)), row.getBytes(3));
  }

  private static StoredPair pair(ResultSet row) throws SQLException {
    Ballot ballot = BallotCodec.read(new VarintBuffer(row.getBytes("ballots")));
    Segment segment = ReportRow.segment(row);
    SortedSet<Case> cases = new TreeSet<>(ballot.tallies().keySet());
    return new StoredPair(
        row.getLong("sequence"),
        row.getString("experiment"),
        row.getString("volunteer"),
        row.getString("server"),
        ballot.tallies().values().stream().mapToLong(Ballot.Tally::reports).sum(),
        Instant.ofEpochSecond(row.getLong("latest_seconds"), row.getLong("latest_nanos")),
        segment.kind(),
        segment.route(),
        segment.os(),
        segment.network(),
        StoredWord.of(Case.class, row.getString("case_both")),
        row.getInt("conflicting") == 1,
        Collections.unmodifiableSortedSet(cases));
  }
}
