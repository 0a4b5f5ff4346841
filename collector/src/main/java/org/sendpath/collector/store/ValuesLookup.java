package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Some keys in each statement: where the database is in this process, a statement has no journey to
 * make, but it costs more than finding a row.
 */
final class ValuesLookup implements Lookup {
  private static final int KEYS = 16;

  private final PreparedStatement one;
  private final PreparedStatement many;

  ValuesLookup(Connection connection, Question question) throws SQLException {
    one = connection.prepareStatement(sql(question, 1));
    many = connection.prepareStatement(sql(question, KEYS));
  }

  @Override
  public void find(List<Object[]> keys, RowReader reader) throws SQLException {
    int from = 0;
    for (; from + KEYS <= keys.size(); from += KEYS) {
      find(many, keys.subList(from, from + KEYS), reader);
    }
    for (; from < keys.size(); from++) {
      find(one, keys.subList(from, from + 1), reader);
    }
  }

  private static void find(PreparedStatement statement, List<Object[]> keys, RowReader reader)
      throws SQLException {
    int parameter = 1;
    for (Object[] key : keys) {
      for (Object value : key) {
        statement.setObject(parameter++, value);
      }
    }
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  /** Of two tables in a CROSS JOIN, SQLite looks up the second for each row of the first. */
  private static String sql(Question question, int keys) {
    List<KeyColumn> columns = question.keys();
    String parameters = String.join(", ", Collections.nCopies(columns.size(), "?"));
    StringBuilder sql =
        new StringBuilder("SELECT ")
            .append(
                question.columns().stream()
                    .map(column -> "t." + column)
                    .collect(Collectors.joining(", ")))
            .append(" FROM (VALUES ")
            .append(String.join(", ", Collections.nCopies(keys, "(" + parameters + ")")))
            .append(") AS k CROSS JOIN ")
            .append(question.table())
            .append(" AS t ON ");
    for (int i = 0; i < columns.size(); i++) {
      sql.append(i == 0 ? "" : " AND ")
          .append("t.")
          .append(columns.get(i).name())
          .append(" = k.column")
          .append(i + 1);
    }
    return sql.toString();
  }
}
