package org.sendpath.analysis.engine;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.Type;

/** DuckDB in this process, with a database in memory that spills into a temporary folder. */
public final class DuckDbEngine implements Engine {
  private static final String IN_MEMORY = "jdbc:duckdb:";
  private static final String REASON_LOST = "Invalid result set";

  private final DuckDBConnection connection;
  private final TemporaryFolder temporary;
  private final DuckDbFailures failures;
  private final Map<String, Named> named = new HashMap<>();

  /** What a name stands for. */
  private enum Named {
    VIEW,
    TABLE
  }

  private DuckDbEngine(
      DuckDBConnection connection, TemporaryFolder temporary, DuckDbFailures failures) {
    this.connection = connection;
    this.temporary = temporary;
    this.failures = failures;
  }

  /**
   * Starts an engine; close it.
   *
   * @throws EngineException if there is no place for its temporary files, or DuckDB does not start
   */
  public static DuckDbEngine open(DuckDbSettings settings) throws EngineException {
    DuckDbFailures failures = new DuckDbFailures(settings);
    TemporaryFolder temporary = TemporaryFolder.in(settings.temporaryFolder());
    try {
      return new DuckDbEngine(connect(settings, temporary.path()), temporary, failures);
    } catch (SQLException e) {
      EngineException failure = failures.of("DuckDB cannot be started", e);
      try {
        temporary.close();
      } catch (EngineException second) {
        failure.addSuppressed(second);
      }
      throw failure;
    }
  }

  private static DuckDBConnection connect(DuckDbSettings settings, Path temporaryFolder)
      throws SQLException {
    Properties properties = new Properties();
    // Rows are handed on as they are made: a result need not fit into memory.
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    properties.setProperty("memory_limit", settings.maxMemoryBytes() + "B");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", temporaryFolder.toString());
    // Whoever wants an order says so; keeping that of the files costs memory.
    properties.setProperty("preserve_insertion_order", "false");
    // Nothing is ever fetched from the network.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return new DuckDBDriver().connect(IN_MEMORY, properties).unwrap(DuckDBConnection.class);
  }

  @Override
  public void read(Relation relation, List<String> datasets) throws EngineException {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < datasets.size(); i++) {
      parts.add(part(relation, datasets.get(i), DatasetNumbers.first(i)));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("datasets: must name at least one");
    }
    for (int i = 0; i < parts.size(); i++) {
      // One by one first, so that a failure names its dataset.
      replace(Named.VIEW, relation.word(), parts.get(i), "dataset " + datasets.get(i));
    }
    replace(
        Named.VIEW,
        relation.word(),
        String.join(" UNION ALL ", parts),
        "relation " + relation.word());
  }

  private static String part(Relation relation, String dataset, long first) throws EngineException {
    String files =
        DatasetFiles.of(relation, dataset).stream()
            .map(file -> text(DatasetFiles.pattern(file)))
            .collect(Collectors.joining(", ", "[", "]"));
    String columns =
        relation.columns().stream()
            .map(
                column ->
                    column.name().equals("report") && first != 0
                        ? "report + " + first + " AS report"
                        : column.name())
            .collect(Collectors.joining(", "));
    return "SELECT " + columns + " FROM read_parquet(" + files + ")";
  }

  @Override
  public void define(String name, String select) throws EngineException {
    replace(Named.VIEW, name, select, "view " + name);
  }

  @Override
  public void keep(String name, String select) throws EngineException {
    replace(Named.TABLE, name, select, "table " + name);
  }

  private void replace(Named kind, String name, String select, String what) throws EngineException {
    try (Statement statement = connection.createStatement()) {
      // Only then: a table may be replaced by a query of itself.
      if (named.getOrDefault(key(name), kind) != kind) {
        drop(statement, name);
      }
      statement.execute("CREATE OR REPLACE " + kind + " " + name + " AS " + select);
      named.put(key(name), kind);
    } catch (SQLException e) {
      throw failures.of(what, e);
    }
  }

  @Override
  public void keep(String name, List<Column> columns, Iterable<List<Object>> rows)
      throws EngineException {
    String definition =
        columns.stream()
            .map(column -> column.name() + " " + type(column.type()))
            .collect(Collectors.joining(", ", "(", ")"));
    try (Statement statement = connection.createStatement()) {
      drop(statement, name);
      statement.execute("CREATE TABLE " + name + definition);
      named.put(key(name), Named.TABLE);
      try (DuckDBAppender appender =
          connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name)) {
        for (List<Object> row : rows) {
          append(appender, columns, row);
        }
      }
    } catch (SQLException e) {
      throw failures.of("table " + name, e);
    }
  }

  private static void append(DuckDBAppender appender, List<Column> columns, List<Object> row)
      throws SQLException {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "rows: have " + columns.size() + " columns, not " + row.size());
    }
    appender.beginRow();
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value == null) {
        appender.appendNull();
        continue;
      }
      switch (columns.get(i).type()) {
        case TEXT -> appender.append((String) value);
        case WHOLE -> appender.append(((Long) value).longValue());
        case TRUTH -> appender.append(((Boolean) value).booleanValue());
        case DECIMAL -> appender.append(((Double) value).doubleValue());
      }
    }
    appender.endRow();
  }

  @Override
  public void query(String select, RowConsumer rows) throws EngineException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(select)) {
      JdbcRow row = new JdbcRow(result);
      while (result.next()) {
        rows.take(row);
      }
    } catch (SQLException e) {
      throw failures.of("query", reason(select, e));
    } catch (JdbcRow.UnreadableException e) {
      throw failures.of("query", e.getCause());
    }
  }

  /**
   * Why a query failed. A result that is streamed loses the reason if it fails before its first
   * row; the same query into a table tells it.
   */
  private SQLException reason(String select, SQLException failure) {
    if (!String.valueOf(failure.getMessage()).contains(REASON_LOST)) {
      return failure;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE failing AS " + select);
      statement.execute("DROP TABLE temp.failing");
      return failure;
    } catch (SQLException e) {
      e.addSuppressed(failure);
      return e;
    }
  }

  @Override
  public void close() throws EngineException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failures.of("DuckDB cannot be closed", e);
    } finally {
      temporary.close();
    }
  }

  private void drop(Statement statement, String name) throws SQLException {
    Named kind = named.remove(key(name));
    if (kind != null) {
      statement.execute("DROP " + kind + " " + name);
    }
  }

  /** SQL's names do not tell letters' case. */
  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String type(Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case TRUTH -> "BOOLEAN";
      case DECIMAL -> "DOUBLE";
    };
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
