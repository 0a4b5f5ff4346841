package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** All keys in one question, as arrays: one journey to PostgreSQL instead of one for each key. */
final class ArrayLookup implements Lookup {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<KeyColumn> keyColumns;

  ArrayLookup(Connection connection, Question question) throws SQLException {
    this.connection = connection;
    this.keyColumns = question.keys();
    String arrays =
        keyColumns.stream()
            .map(key -> "CAST(? AS " + type(key.type()) + "[])")
            .collect(Collectors.joining(", "));
    String names = keyColumns.stream().map(KeyColumn::name).collect(Collectors.joining(", "));
    String columns =
        question.columns().stream().map(name -> "t." + name).collect(Collectors.joining(", "));
    String equal =
        keyColumns.stream()
            .map(key -> "t." + key.name() + " = k." + key.name())
            .collect(Collectors.joining(" AND "));
    statement =
        connection.prepareStatement(
            "SELECT "
                + columns
                + " FROM unnest("
                + arrays
                + ") AS k ("
                + names
                + ") JOIN "
                + question.table()
                + " t ON "
                + equal);
  }

  @Override
  public void find(List<Object[]> keys, RowReader reader) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    for (int column = 0; column < keyColumns.size(); column++) {
      int i = column;
      Object[] values =
          keyColumns.get(column).type() == Type.BYTES
              ? keys.stream().map(key -> (byte[]) key[i]).toArray(byte[][]::new)
              : keys.stream().map(key -> key[i]).toArray();
      statement.setArray(
          column + 1, connection.createArrayOf(type(keyColumns.get(column).type()), values));
    }
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private static String type(Type type) {
    return switch (type) {
      case WHOLE -> "int8";
      case TEXT -> "text";
      case BYTES -> "bytea";
    };
  }
}
