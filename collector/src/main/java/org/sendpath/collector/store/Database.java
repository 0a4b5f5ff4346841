package org.sendpath.collector.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** What the two databases do each in its own way. */
sealed interface Database extends AutoCloseable permits SqliteDatabase, PostgresDatabase {
  /** Where it is, for messages; no password in it. */
  String name();

  /** Connections that are opened anew. */
  DataSource unpooled();

  /** A few connections for reading and for single statements that write. */
  DataSource pool();

  /**
   * The connection for writing reports: one in the world at a time. Not in autocommit mode.
   *
   * @throws StoreException if another collector has it
   */
  Connection openWriting() throws SQLException, StoreException;

  /** The way of asking for many rows. */
  Lookup lookup(Connection connection, Lookup.Question question) throws SQLException;

  /** How the database spells what the migrations leave open. */
  Map<String, String> placeholders();

  /** Writes a SQLite store with everything that is in this one. */
  void backup(Path file) throws SQLException, StoreException;

  /** What is wrong and what to do. */
  String advice(SQLException failure);

  /** A failure in words; {@code doing} follows "cannot". */
  default StoreException failure(String doing, Exception cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      // A pool wraps the reason in an exception of its own, which is a SQLException as well.
      if (at instanceof SQLException failure && !(at.getCause() instanceof SQLException)) {
        return new StoreException(
            "cannot " + doing + " (" + name() + "): " + advice(failure), cause);
      }
    }
    return new StoreException("cannot " + doing + " (" + name() + "): " + cause, cause);
  }

  @Override
  void close();
}
