package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The reports, on the writing connection. */
final class ReportTable {
  private static final String COLUMNS = String.join(", ", ReportRow.COLUMNS);

  private static final String WITH_SEQUENCE =
      "report.sequence, report." + String.join(", report.", ReportRow.COLUMNS);

  private final Lookup sequences;
  private final PreparedStatement body;
  private final PreparedStatement insert;
  private final PreparedStatement insertBody;
  private final PreparedStatement delete;
  private final PreparedStatement deleteBody;
  private final PreparedStatement ofPair;
  private final PreparedStatement link;
  private final PreparedStatement page;
  private final PreparedStatement update;

  ReportTable(Database database, Connection connection) throws SQLException {
    sequences =
        database.lookup(
            connection,
            new Lookup.Question(
                "report",
                List.of("id", "sequence"),
                List.of(new Lookup.KeyColumn("id", Lookup.Type.BYTES))));
    body = connection.prepareStatement("SELECT body FROM body WHERE sequence = ?");
    String parameters = "?, ".repeat(ReportRow.COLUMNS.size());
    insert =
        connection.prepareStatement(
            "INSERT INTO report ("
                + COLUMNS
                + ", sequence, received_day) VALUES ("
                + parameters
                + "?, ?)");
    insertBody = connection.prepareStatement("INSERT INTO body (sequence, body) VALUES (?, ?)");
    delete = connection.prepareStatement("DELETE FROM report WHERE sequence = ?");
    deleteBody = connection.prepareStatement("DELETE FROM body WHERE sequence = ?");
    ofPair =
        connection.prepareStatement(
            "WITH RECURSIVE chain (sequence, previous) AS ("
                + "SELECT sequence, previous FROM report WHERE sequence = ?"
                + " UNION ALL SELECT report.sequence, report.previous"
                + " FROM chain JOIN report ON report.sequence = chain.previous)"
                + " SELECT "
                + WITH_SEQUENCE
                + " FROM chain JOIN report ON report.sequence = chain.sequence"
                + " ORDER BY report.sequence");
    link = connection.prepareStatement("UPDATE report SET previous = ? WHERE sequence = ?");
    page =
        connection.prepareStatement(
            "SELECT "
                + WITH_SEQUENCE
                + ", body"
                + " FROM report JOIN body ON body.sequence = report.sequence"
                + " WHERE report.sequence > ? ORDER BY report.sequence LIMIT ?");
    update =
        connection.prepareStatement(
            "UPDATE report SET "
                + String.join(" = ?, ", ReportRow.COLUMNS)
                + " = ?"
                + " WHERE sequence = ?");
  }

  /** A report as a rebuild reads it. */
  @SuppressWarnings("ArrayRecordComponent") // Read once; compared nowhere.
  record Kept(long sequence, byte[] body, ReportRow row) {}

  /** The sequences of those of the reports that are there. */
  Map<UUID, Long> sequences(Collection<UUID> ids) throws SQLException {
    Map<UUID, Long> known = new HashMap<>();
    sequences.find(
        ids.stream().map(id -> new Object[] {UuidBytes.of(id)}).toList(),
        row -> known.put(UuidBytes.read(row.getBytes(1)), row.getLong(2)));
    return known;
  }

  byte[] body(long sequence) throws SQLException {
    body.setLong(1, sequence);
    try (ResultSet rows = body.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("report " + sequence + " has no body in the store");
      }
      return rows.getBytes(1);
    }
  }

  /** To be inserted with the next {@link #flush}. */
  void add(long sequence, ReportRow row, byte[] bytes, long receivedDay) throws SQLException {
    int next = row.bind(insert);
    insert.setLong(next, sequence);
    insert.setLong(next + 1, receivedDay);
    insert.addBatch();
    insertBody.setLong(1, sequence);
    insertBody.setBytes(2, bytes);
    insertBody.addBatch();
  }

  void flush() throws SQLException {
    insert.executeBatch();
    insertBody.executeBatch();
  }

  void delete(long sequence) throws SQLException {
    delete.setLong(1, sequence);
    delete.executeUpdate();
    deleteBody.setLong(1, sequence);
    deleteBody.executeUpdate();
  }

  /**
   * The reports of a pair, in the order in which they were stored.
   *
   * @param last the sequence of its last one
   */
  SortedMap<Long, ReportRow> ofPair(long last) throws SQLException {
    SortedMap<Long, ReportRow> reports = new TreeMap<>();
    ofPair.setLong(1, last);
    try (ResultSet rows = ofPair.executeQuery()) {
      while (rows.next()) {
        reports.put(rows.getLong("sequence"), ReportRow.read(rows));
      }
    }
    return reports;
  }

  /** Says which report of the pair comes before; 0 if none does. */
  void link(long sequence, long previous) throws SQLException {
    if (previous == 0) {
      link.setNull(1, Types.BIGINT);
    } else {
      link.setLong(1, previous);
    }
    link.setLong(2, sequence);
    link.executeUpdate();
  }

  List<Kept> page(long after, int limit) throws SQLException {
    page.setLong(1, after);
    page.setLong(2, limit);
    List<Kept> kept = new ArrayList<>();
    try (ResultSet rows = page.executeQuery()) {
      while (rows.next()) {
        kept.add(new Kept(rows.getLong("sequence"), rows.getBytes("body"), ReportRow.read(rows)));
      }
    }
    return kept;
  }

  void update(long sequence, ReportRow row) throws SQLException {
    int next = row.bind(update);
    update.setLong(next, sequence);
    update.executeUpdate();
  }

  OptionalLong sequence(UUID id) throws SQLException {
    Long known = sequences(List.of(id)).get(id);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }
}
