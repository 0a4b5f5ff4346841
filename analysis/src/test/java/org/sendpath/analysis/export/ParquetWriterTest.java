package org.sendpath.analysis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;

class ParquetWriterTest {
  private static final String TYPES =
      "case VARCHAR, pairs BIGINT, share DOUBLE, paperSeconds DOUBLE, medianMicros BIGINT,"
          + " network VARCHAR";

  @TempDir private Path folder;

  @Test
  void write_filledTable_readsBackWithTypesAndRowsInOrder() throws Exception {
    Path file = folder.resolve("it's mixed.parquet");
    new ParquetWriter().write(TestShape.FILLED, file);
    assertThat(types(file)).isEqualTo(TYPES);
    assertThat(rows(file)).isEqualTo(values(TestShape.FILLED));
  }

  @Test
  void write_tableWithoutRows_hasItsTypes() throws Exception {
    Path file = folder.resolve("empty.parquet");
    new ParquetWriter().write(new Table(TestShape.MIXED, List.of()), file);
    assertThat(types(file)).isEqualTo(TYPES);
    assertThat(rows(file)).isEmpty();
  }

  @Test
  void write_manyRows_keepsTheirOrder() throws Exception {
    List<List<Cell>> rows = new ArrayList<>();
    for (long i = 0; i < 150_000; i++) {
      rows.add(
          List.of(
              new Cell.Text("row " + i),
              new Cell.Whole(i),
              new Cell.Decimal(BigDecimal.valueOf(i, 6)),
              Cell.Absent.ABSENT,
              new Cell.Whole(-i),
              Cell.Absent.ABSENT));
    }
    Table table = new Table(TestShape.MIXED, rows);
    Path file = folder.resolve("many.parquet");
    new ParquetWriter().write(table, file);
    assertThat(rows(file)).isEqualTo(values(table));
  }

  /** Decimals compare as the number that 64 bits hold. */
  private static List<List<Object>> values(Table table) {
    List<List<Object>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      List<Object> values = new ArrayList<>();
      for (int column = 0; column < row.size(); column++) {
        values.add(value(row.get(column), column));
      }
      rows.add(values);
    }
    return rows;
  }

  private static Object value(Cell cell, int column) {
    if (cell == Cell.Absent.ABSENT) {
      return null;
    }
    return switch (ColumnType.of(TestShape.MIXED.columns().get(column))) {
      case TEXT -> cell.plain();
      case WHOLE -> Long.valueOf(cell.plain());
      case DECIMAL -> Double.valueOf(cell.plain());
    };
  }

  private static String types(Path file) throws Exception {
    List<String> types = new ArrayList<>();
    query(
        "DESCRIBE SELECT * FROM " + source(file),
        result -> types.add(result.getString(1) + " " + result.getString(2)));
    return String.join(", ", types);
  }

  private static List<List<Object>> rows(Path file) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    query(
        "SELECT * FROM " + source(file),
        result -> {
          List<Object> row = new ArrayList<>();
          for (int column = 1; column <= TestShape.MIXED.columns().size(); column++) {
            row.add(result.getObject(column));
          }
          rows.add(row);
        });
    return rows;
  }

  private static String source(Path file) {
    return "read_parquet('" + file.toString().replace("'", "''") + "')";
  }

  private interface ResultReader {
    void read(ResultSet result) throws Exception;
  }

  private static void query(String select, ResultReader reader) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select)) {
      while (result.next()) {
        reader.read(result);
      }
    }
  }
}
