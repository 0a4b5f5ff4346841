package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.rule.Ballot;

/** The pairs, on the writing connection. */
final class PairTable {
  private final Connection connection;
  private final Lookup find;
  private final PreparedStatement save;
  private final PreparedStatement delete;

  PairTable(Database database, Connection connection) throws SQLException {
    this.connection = connection;
    find =
        database.lookup(
            connection,
            new Lookup.Question(
                "pair",
                List.of(
                    "sequence",
                    "last",
                    "experiment",
                    "volunteer",
                    "server",
                    "kind",
                    "route",
                    "os",
                    "network",
                    "ballots"),
                List.of(
                    new Lookup.KeyColumn("experiment", Lookup.Type.TEXT),
                    new Lookup.KeyColumn("volunteer", Lookup.Type.TEXT),
                    new Lookup.KeyColumn("server", Lookup.Type.TEXT))));
    save =
        connection.prepareStatement(
            "INSERT INTO pair (sequence, last, experiment, volunteer, server, latest_seconds,"
                + " latest_nanos, kind, route, os, network, case_both, conflicting, ballots)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (experiment, volunteer, server) DO UPDATE SET"
                + " sequence = excluded.sequence, last = excluded.last,"
                + " latest_seconds = excluded.latest_seconds,"
                + " latest_nanos = excluded.latest_nanos,"
                + " kind = excluded.kind, route = excluded.route, os = excluded.os,"
                + " network = excluded.network, case_both = excluded.case_both,"
                + " conflicting = excluded.conflicting, ballots = excluded.ballots");
    delete = connection.prepareStatement("DELETE FROM pair WHERE sequence = ?");
  }

  /** Those of the pairs that are there. */
  Map<PairKey, PairState> find(Collection<PairKey> keys) throws SQLException {
    Map<PairKey, PairState> found = new HashMap<>();
    find.find(
        keys.stream()
            .map(key -> new Object[] {key.experiment(), key.volunteer(), key.server()})
            .toList(),
        row -> {
          PairState pair = read(row);
          found.put(pair.key(), pair);
        });
    return found;
  }

  /** To be inserted or updated with the next {@link #flush}. */
  void save(PairState pair) throws SQLException {
    Instant latestAt = pair.latestAt();
    int i = 1;
    save.setLong(i++, pair.sequence());
    save.setLong(i++, pair.last());
    save.setString(i++, pair.key().experiment());
    save.setString(i++, pair.key().volunteer());
    save.setString(i++, pair.key().server());
    save.setLong(i++, latestAt.getEpochSecond());
    save.setLong(i++, latestAt.getNano());
    save.setString(i++, pair.segment().kind().word());
    save.setString(i++, pair.segment().route().word());
    save.setString(i++, pair.segment().os().word());
    save.setString(i++, pair.segment().network().word());
    save.setString(i++, pair.both().winner().word());
    save.setLong(i++, pair.both().isConflicting() ? 1 : 0);
    save.setBytes(i, ballots(pair));
    save.addBatch();
  }

  void flush() throws SQLException {
    save.executeBatch();
  }

  void delete(long sequence) throws SQLException {
    delete.setLong(1, sequence);
    delete.executeUpdate();
  }

  void deleteAll() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM pair");
    }
  }

  private static PairState read(ResultSet row) throws SQLException {
    VarintBuffer ballots = new VarintBuffer(row.getBytes("ballots"));
    Ballot both = BallotCodec.read(ballots);
    Ballot ipv6 = BallotCodec.read(ballots);
    Ballot ipv4 = BallotCodec.read(ballots);
    return new PairState(
        row.getLong("sequence"),
        row.getLong("last"),
        new PairKey(
            row.getString("experiment"), row.getString("volunteer"), row.getString("server")),
        ReportRow.segment(row),
        both,
        ipv6,
        ipv4);
  }

  private static byte[] ballots(PairState pair) {
    VarintBuffer out = new VarintBuffer();
    BallotCodec.write(pair.both(), out);
    BallotCodec.write(pair.ipv6(), out);
    BallotCodec.write(pair.ipv4(), out);
    return out.toBytes();
  }
}
