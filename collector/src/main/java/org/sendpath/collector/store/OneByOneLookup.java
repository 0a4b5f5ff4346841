package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A statement for each key: where the database is in this process, nothing is faster. */
final class OneByOneLookup implements Lookup {
  private final PreparedStatement statement;

  OneByOneLookup(Connection connection, Question question) throws SQLException {
    statement =
        connection.prepareStatement(
            question.keys().stream()
                .map(key -> key.name() + " = ?")
                .collect(
                    Collectors.joining(
                        " AND ",
                        "SELECT "
                            + String.join(", ", question.columns())
                            + " FROM "
                            + question.table()
                            + " WHERE ",
                        "")));
  }

  @Override
  public void find(List<Object[]> keys, RowReader reader) throws SQLException {
    for (Object[] key : keys) {
      for (int i = 0; i < key.length; i++) {
        statement.setObject(i + 1, key[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          reader.read(rows);
        }
      }
    }
  }
}
