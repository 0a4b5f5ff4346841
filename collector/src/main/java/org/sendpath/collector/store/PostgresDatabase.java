package org.sendpath.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of PostgreSQL, named by its JDBC URL. */
final class PostgresDatabase implements Database {
  static final String URL_PREFIX = "jdbc:postgresql:";

  /** What the URL does not say otherwise. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "ApplicationName", "sendpath-collector",
          "reWriteBatchedInserts", "true",
          "connectTimeout", "10",
          // A network that is gone shall not hold the writer for a quarter of an hour.
          "socketTimeout", "120",
          "tcpKeepAlive", "true");

  /** The first half of the advisory lock; the second tells the schemas of one database apart. */
  private static final int LOCK = 0x53656e64;

  private final PGSimpleDataSource source;
  private final String name;
  private final HikariDataSource pool;

  private PostgresDatabase(PGSimpleDataSource source, String name) {
    this.source = source;
    this.name = name;
    this.pool = Pools.of(source);
  }

  static PostgresDatabase open(String url) throws StoreException {
    Properties said = Driver.parseURL(url, new Properties());
    // What follows the question mark may hold a password.
    String name = url.replaceFirst("\\?.*", "");
    if (said == null) {
      throw new StoreException(
          name + " is no JDBC URL of PostgreSQL: write jdbc:postgresql://host/database?user=name");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    try {
      for (Map.Entry<String, String> setting : DEFAULTS.entrySet()) {
        if (!said.containsKey(setting.getKey())) {
          source.setProperty(setting.getKey(), setting.getValue());
        }
      }
    } catch (SQLException e) {
      throw new StoreException("cannot use " + name + ": " + e.getMessage(), e);
    }
    return new PostgresDatabase(source, name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public DataSource unpooled() {
    return source;
  }

  @Override
  public DataSource pool() {
    return pool;
  }

  @Override
  public Connection openWriting() throws SQLException, StoreException {
    Connection connection = source.getConnection();
    try {
      prepare(connection);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | StoreException e) {
      connection.close();
      throw e;
    }
  }

  /** Takes the lock, which the server drops with the connection. */
  private void prepare(Connection connection) throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet taken =
          statement.executeQuery(
              "SELECT pg_try_advisory_lock(" + LOCK + ", hashtext(current_schema()))")) {
        taken.next();
        if (!taken.getBoolean(1)) {
          throw new StoreException(
              "another sendpath-collector writes into "
                  + name
                  + ": stop it first; if it has just died, PostgreSQL notices within a minute");
        }
      }
      // A writer whose machine died must not keep the lock for the two hours of Linux's default.
      statement.execute("SET tcp_keepalives_idle = 30");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
      statement.execute(
          "SELECT set_config('synchronous_commit', 'on', false)"
              + " WHERE current_setting('synchronous_commit') = 'off'");
      // The planner knows nothing of a table that is filled for the first time; a plan that reads
      // all of it stays in use as it grows. Whatever the writer asks, it asks by an index.
      statement.execute("SET enable_seqscan = off");
      statement.execute("SET enable_hashjoin = off");
      statement.execute("SET enable_mergejoin = off");
      // What is off is not forbidden but priced so high that each statement would be compiled.
      statement.execute("SET jit = off");
    }
  }

  @Override
  public Lookup lookup(Connection connection, Lookup.Question question) throws SQLException {
    return new ArrayLookup(connection, question);
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of(
        "whole", "BIGINT",
        "text", "TEXT COLLATE \"C\"",
        "bytes", "BYTEA",
        "clustered", "",
        // Reports of the usual length stay in the row: apart, each would cost two rows more.
        "bodyStorage", "WITH (toast_tuple_target = 8160)");
  }

  @Override
  public void backup(Path file) throws SQLException, StoreException {
    FinishedFile.write(
        file,
        part -> {
          try (SqliteDatabase copy = SqliteDatabase.open(part)) {
            Migrations.bringUpToDate(copy);
            try (Connection from = source.getConnection();
                Connection to = copy.openWriting()) {
              StoreCopy.copy(from, to);
            }
          }
        });
  }

  @Override
  public String advice(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> "user or password are not accepted: check them in the URL";
      case "3D000" -> "there is no such database: create it, or check the URL";
      case "53100" -> "the database's disk is full: make room, the store goes on by itself";
      case "53300" -> "the server has no connection left: raise max_connections";
      case "42501" -> "the user may not do this: make it the owner of the database's schema";
      case "25006" -> "the database is read-only: connect to the primary";
      case "57P01", "57P02", "57P03" ->
          "the server is starting or stopping: the store goes on by itself when it is there";
      default ->
          state.startsWith("08")
              ? "no connection to the server: check that it runs and can be reached;"
                  + " the store goes on by itself when it is there"
              : failure.getMessage();
    };
  }

  @Override
  public void close() {
    pool.close();
  }
}
