package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Copies a store of PostgreSQL, as it is at one moment, into one of SQLite. */
final class StoreCopy {
  private static final List<String> TABLES =
      List.of(
          "state",
          "heartbeat",
          "experiment",
          "researcher_token",
          "report",
          "body",
          "pair",
          "cell",
          "cell_change");

  /** Rows held in memory at a time. */
  private static final int ROWS = 500;

  private StoreCopy() {}

  /**
   * Copies everything.
   *
   * @param to a new store, its tables made; not in autocommit mode
   */
  static void copy(Connection from, Connection to) throws SQLException {
    from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    from.setReadOnly(true);
    from.setAutoCommit(false);
    for (String table : TABLES) {
      copy(table, from, to);
    }
    to.commit();
    from.rollback();
  }

  private static void copy(String table, Connection from, Connection to) throws SQLException {
    try (Statement read = from.createStatement();
        Statement empty = to.createStatement()) {
      empty.executeUpdate("DELETE FROM " + table);
      // Not the whole table at once.
      read.setFetchSize(ROWS);
      try (ResultSet rows = read.executeQuery("SELECT * FROM " + table)) {
        copy(table, rows, to);
      }
    }
  }

  private static void copy(String table, ResultSet rows, Connection to) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnName(i));
    }
    String parameters = "?" + ", ?".repeat(names.size() - 1);
    try (PreparedStatement write =
        to.prepareStatement(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", names)
                + ") VALUES ("
                + parameters
                + ")")) {
      while (rows.next()) {
        for (int i = 1; i <= names.size(); i++) {
          write.setObject(i, rows.getObject(i));
        }
        write.executeUpdate();
      }
    }
  }
}
