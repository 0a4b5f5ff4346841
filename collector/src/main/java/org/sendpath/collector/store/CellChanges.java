package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The cells as transactions change them, on the writing connection. A transaction changes hundreds
 * of cells, each on a page of its own; so its change is kept as one row, and added to the cells
 * together with those of many other transactions. Who reads adds the rows that are left.
 */
final class CellChanges {
  /** Rows that a reader may have to add. */
  private static final int MAX_ROWS = 256;

  /** Of those rows. */
  private static final int MAX_BYTES = 1 << 18;

  private final Connection connection;
  private final CellTable cells;
  private final PreparedStatement insert;
  private CubeChange waiting = new CubeChange();
  private int rows;
  private int bytes;

  CellChanges(Database database, Connection connection) throws SQLException {
    this.connection = connection;
    cells = new CellTable(database, connection);
    insert = connection.prepareStatement("INSERT INTO cell_change (number, changes) VALUES (?, ?)");
    try (Statement question = connection.createStatement();
        ResultSet left = question.executeQuery("SELECT changes FROM cell_change")) {
      while (left.next()) {
        waits(left.getBytes(1));
      }
    }
  }

  /** Adds what a transaction changes. */
  void add(CubeChange change) throws SQLException {
    byte[] written = change.toBytes();
    waits(written);
    if (rows <= MAX_ROWS && bytes <= MAX_BYTES) {
      insert.setLong(1, rows);
      insert.setBytes(2, written);
      insert.executeUpdate();
    } else {
      cells.add(waiting.cells());
      forget();
    }
  }

  void deleteAll() throws SQLException {
    cells.deleteAll();
    forget();
  }

  private void waits(byte[] written) {
    waiting.add(written);
    rows++;
    bytes += written.length;
  }

  private void forget() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM cell_change");
    }
    waiting = new CubeChange();
    rows = 0;
    bytes = 0;
  }
}
