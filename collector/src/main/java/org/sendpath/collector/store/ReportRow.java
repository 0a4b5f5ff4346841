package org.sendpath.collector.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;

/**
 * The columns beside a report's body.
 *
 * @param previous the sequence of the pair's report before this one; 0 if there is none
 */
record ReportRow(
    UUID id,
    PairKey key,
    Instant measuredAt,
    Segment segment,
    boolean local,
    Case both,
    Case ipv6,
    Case ipv4,
    long previous) {
  /** The columns that {@link #read} reads and {@link #bind} sets. */
  static final List<String> COLUMNS =
      List.of(
          "id",
          "measured_seconds",
          "measured_nanos",
          "experiment",
          "volunteer",
          "server",
          "kind",
          "route",
          "os",
          "network",
          "local",
          "case_both",
          "case_ipv6",
          "case_ipv4",
          "previous");

  static ReportRow of(ReportFacts facts, long previous) {
    return new ReportRow(
        facts.id(),
        PairKey.of(facts),
        facts.measuredAt(),
        Segment.of(facts),
        facts.local(),
        facts.overall(),
        facts.ipv6(),
        facts.ipv4(),
        previous);
  }

  static ReportRow read(ResultSet row) throws SQLException {
    return new ReportRow(
        UuidBytes.read(row.getBytes("id")),
        new PairKey(
            row.getString("experiment"), row.getString("volunteer"), row.getString("server")),
        Instant.ofEpochSecond(row.getLong("measured_seconds"), row.getLong("measured_nanos")),
        segment(row),
        row.getInt("local") == 1,
        StoredWord.of(Case.class, row.getString("case_both")),
        StoredWord.of(Case.class, row.getString("case_ipv6")),
        StoredWord.of(Case.class, row.getString("case_ipv4")),
        row.getLong("previous"));
  }

  /** The segment that reports' and pairs' rows spell out. */
  static Segment segment(ResultSet row) throws SQLException {
    return new Segment(
        StoredWord.of(ServerKind.class, row.getString("kind")),
        StoredWord.of(Route.class, row.getString("route")),
        StoredWord.of(OsFamily.class, row.getString("os")),
        StoredWord.of(Network.class, row.getString("network")));
  }

  PairState.Vote vote() {
    return new PairState.Vote(id, measuredAt, segment, both, ipv6, ipv4);
  }

  /** Sets all columns; returns the index of the next parameter. */
  int bind(PreparedStatement statement) throws SQLException {
    int i = 1;
    statement.setBytes(i++, UuidBytes.of(id));
    statement.setLong(i++, measuredAt.getEpochSecond());
    statement.setLong(i++, measuredAt.getNano());
    statement.setString(i++, key.experiment());
    statement.setString(i++, key.volunteer());
    statement.setString(i++, key.server());
    statement.setString(i++, segment.kind().word());
    statement.setString(i++, segment.route().word());
    statement.setString(i++, segment.os().word());
    statement.setString(i++, segment.network().word());
    statement.setLong(i++, local ? 1 : 0);
    statement.setString(i++, both.word());
    statement.setString(i++, ipv6.word());
    statement.setString(i++, ipv4.word());
    if (previous == 0) {
      statement.setNull(i++, Types.BIGINT);
    } else {
      statement.setLong(i++, previous);
    }
    return i;
  }
}
