package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sendpath.rule.ReportFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing connection and its statements, prepared once. Nobody else writes, so what it
 * remembers of the store is true until it fails; then it is thrown away.
 */
final class WriterSession {
  private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

  private final Connection connection;
  private final ReportTable reports;
  private final PairTable pairs;
  private final CellChanges cells;
  private final PreparedStatement begin;
  private final PreparedStatement end;
  private long lastSequence;

  private WriterSession(Database database, Connection connection) throws SQLException {
    this.connection = connection;
    reports = new ReportTable(database, connection);
    pairs = new PairTable(database, connection);
    cells = new CellChanges(database, connection);
    begin = connection.prepareStatement("UPDATE state SET revision = revision + 1 WHERE one = 1");
    end = connection.prepareStatement("UPDATE state SET last_sequence = ? WHERE one = 1");
    try (Statement question = connection.createStatement();
        ResultSet state = question.executeQuery("SELECT last_sequence FROM state")) {
      state.next();
      lastSequence = state.getLong(1);
    }
    connection.rollback();
  }

  static WriterSession open(Database database) throws SQLException, StoreException {
    Connection connection = database.openWriting();
    try {
      return new WriterSession(database, connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  ReportTable reports() {
    return reports;
  }

  PairTable pairs() {
    return pairs;
  }

  CellChanges cells() {
    return cells;
  }

  /** The sequence of the next report. */
  long nextSequence() {
    return ++lastSequence;
  }

  /** A report and its place in the store. */
  record Numbered(long sequence, ReportFacts facts) {}

  /**
   * Counts reports that were not counted before: their pairs, their cells.
   *
   * @return the columns of each, in the same order
   */
  List<ReportRow> count(List<Numbered> added) throws SQLException {
    Map<PairKey, PairState> before =
        pairs.find(
            added.stream()
                .filter(report -> !report.facts().local())
                .map(report -> PairKey.of(report.facts()))
                .collect(Collectors.toSet()));
    Map<PairKey, PairState> after = new HashMap<>(before);
    CubeChange change = new CubeChange();
    List<ReportRow> rows = new ArrayList<>(added.size());
    for (Numbered report : added) {
      ReportFacts facts = report.facts();
      change.addReport(facts, 1);
      long previous = 0;
      if (!facts.local()) {
        PairKey key = PairKey.of(facts);
        PairState known = after.get(key);
        PairState.Vote vote = PairState.Vote.of(facts);
        previous = known == null ? 0 : known.last();
        after.put(
            key,
            known == null
                ? PairState.of(report.sequence(), key, vote)
                : known.with(report.sequence(), vote));
      }
      rows.add(ReportRow.of(facts, previous));
    }
    for (PairState pair : after.values()) {
      PairState known = before.get(pair.key());
      if (pair.equals(known)) {
        continue;
      }
      pairs.save(pair);
      change(change, Optional.ofNullable(known), Optional.of(pair));
    }
    pairs.flush();
    cells.add(change);
    return rows;
  }

  /** A pair's counts move from what it was to what it is. */
  static void change(CubeChange change, Optional<PairState> from, Optional<PairState> to) {
    from.ifPresent(pair -> change.addPair(pair, -1));
    to.ifPresent(pair -> change.addPair(pair, 1));
  }

  /**
   * Begins a transaction, by writing: SQLite lets nobody write who has read before, if somebody
   * else has written since.
   */
  void begin() throws SQLException {
    begin.executeUpdate();
  }

  /** Makes what was written durable. */
  void commit() throws SQLException {
    end.setLong(1, lastSequence);
    end.executeUpdate();
    connection.commit();
  }

  /** Ends a transaction; what was not committed is gone. */
  void end() throws SQLException {
    connection.rollback();
  }

  /** Closes the connection and its statements; what was not committed is gone. */
  void abandon() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing is lost with a connection that cannot even be closed; the next one shows the cause.
      LOG.debug("closing the writing connection", e);
    }
  }
}
