package org.sendpath.analysis.export;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

/** Parquet, by DuckDB: text as VARCHAR, whole numbers as BIGINT, decimals as DOUBLE. */
final class ParquetWriter implements TableWriter {
  @Override
  public void write(Table table, Path file) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      // One thread writes the rows in their order, and the same bytes each time.
      statement.execute("SET threads = 1");
      statement.execute("CREATE TABLE filled (" + columns(table) + ")");
      fill(table, connection.unwrap(DuckDBConnection.class));
      statement.execute("COPY filled TO " + quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
    } catch (SQLException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String columns(Table table) {
    return table.shape().columns().stream()
        .map(column -> '"' + column + "\" " + sqlType(ColumnType.of(column)))
        .collect(Collectors.joining(", "));
  }

  private static String sqlType(ColumnType type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case DECIMAL -> "DOUBLE";
    };
  }

  private static void fill(Table table, DuckDBConnection connection) throws SQLException {
    List<ColumnType> types = ColumnType.of(table);
    try (DuckDBAppender appender = connection.createAppender("filled")) {
      for (List<Cell> row : table.rows()) {
        appender.beginRow();
        for (int column = 0; column < types.size(); column++) {
          append(appender, types.get(column), row.get(column));
        }
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, ColumnType type, Cell cell)
      throws SQLException {
    if (cell instanceof Cell.Text text) {
      appender.append(text.value());
    } else if (cell instanceof Cell.Decimal decimal) {
      appender.append(decimal.value().doubleValue());
    } else if (cell instanceof Cell.Whole whole && type == ColumnType.DECIMAL) {
      appender.append((double) whole.value());
    } else if (cell instanceof Cell.Whole whole) {
      appender.append(whole.value());
    } else {
      appender.appendNull();
    }
  }

  private static String quoted(Path file) {
    return "'" + file.toAbsolutePath().toString().replace("'", "''") + "'";
  }
}
