package org.sendpath.collector.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Finds rows by many keys at once, in the way that is fastest with the database. */
interface Lookup {
  /**
   * What is looked up.
   *
   * @param columns in the order in which they are read
   */
  record Question(String table, List<String> columns, List<KeyColumn> keys) {
    public Question {
      columns = List.copyOf(columns);
      keys = List.copyOf(keys);
    }
  }

  /** A column that is part of the key. */
  record KeyColumn(String name, Type type) {}

  /** What a key column holds. */
  enum Type {
    WHOLE,
    TEXT,
    BYTES
  }

  /** Reads the row at which {@code row} stands. */
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Reads the rows of all the keys, in any order.
   *
   * @param keys no two the same; each has one value for each key column
   */
  void find(List<Object[]> keys, RowReader reader) throws SQLException;
}
