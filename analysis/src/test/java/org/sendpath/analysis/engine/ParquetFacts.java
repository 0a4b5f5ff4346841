package org.sendpath.analysis.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.Type;

/** Datasets of a test's own rows. */
public final class ParquetFacts {
  private ParquetFacts() {}

  /** Writes a dataset into a folder, whose path it gives back as engines take it. */
  public static String write(Path folder, List<FactRows> rows) throws SQLException {
    write(folder, Relation.REPORT, rows.stream().map(FactRows::report).toList());
    write(folder, Relation.ATTEMPT, rows.stream().flatMap(row -> row.attempts().stream()).toList());
    return folder.toString();
  }

  private static void write(Path folder, Relation relation, List<List<Object>> rows)
      throws SQLException {
    List<Column> columns = relation.columns();
    String definition =
        columns.stream()
            .map(column -> column.name() + " " + type(column.type()))
            .collect(Collectors.joining(", "));
    String file = folder.resolve(relation.word() + "-0.parquet").toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE facts (" + definition + ")");
      String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO facts VALUES (" + places + ")")) {
        for (List<Object> row : rows) {
          for (int i = 0; i < row.size(); i++) {
            insert.setObject(i + 1, row.get(i));
          }
          insert.execute();
        }
      }
      statement.execute("COPY facts TO '" + file + "' (FORMAT parquet)");
    }
  }

  private static String type(Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case TRUTH -> "BOOLEAN";
      case DECIMAL -> "DOUBLE";
    };
  }
}
