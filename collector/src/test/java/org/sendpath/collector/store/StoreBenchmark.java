package org.sendpath.collector.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How many reports of 4 KB a second a store takes, in groups of 1, 16 and 256, against single rows
 * of the same bytes, each committed, in a plain table of the same database. Run by {@code
 * collector/bench/store}.
 */
final class StoreBenchmark {
  private static final int[] GROUPS = {1, 16, 256};
  private static final int WARM_UP_SECONDS = 3;
  private static final int SECONDS = 8;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private StoreBenchmark() {}

  /**
   * Prints a table.
   *
   * @param arguments a folder on the disk to be measured; then how many reports the stores hold
   *     before the groups of 256 are measured once more, or nothing
   */
  public static void main(String[] arguments) throws IOException, SQLException, StoreException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    int before = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    say("| database | what | reports/s | CPU of the caller, us/report | p50 ms | p99 ms |");
    say("|---|---|---:|---:|---:|---:|");
    measure(
        "SQLite",
        "jdbc:sqlite:" + folder.resolve("bare.db"),
        folder.resolve("store.db") + "",
        before);
    // Zonky turns fsync off; here it is what is measured.
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(folder.toFile())
            .setServerConfig("fsync", "on")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("shared_buffers", "512MB")
            .start()) {
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE store");
      }
      measure(
          "PostgreSQL",
          server.getJdbcUrl("postgres", "postgres"),
          server.getJdbcUrl("postgres", "store"),
          before);
    }
  }

  private static void measure(String database, String bareUrl, String db, int before)
      throws SQLException, StoreException {
    BenchmarkReports reports = new BenchmarkReports(1);
    try (Bare bare = new Bare(bareUrl)) {
      run(database, "bare single-row commits", () -> reports.next(1, 0), bare::write);
    }
    try (Store store = Stores.openForWriting(db)) {
      Write write = group -> store.writer().write(group);
      for (int size : GROUPS) {
        run(database, "groups of " + size + ", one day", () -> reports.next(size, 0), write);
      }
      run(database, "groups of 256, over a year", () -> reports.next(256, 365), write);
      if (before > 0) {
        long there = store.counts().counts(ReportFilter.ALL, Scope.BOTH).reports();
        for (long n = there; n < before; n += 1000) {
          store.writer().write(reports.next(1000, 365));
        }
        String what = "groups of 256, over a year, into " + before;
        run(database, what, () -> reports.next(256, 365), write);
      }
      read(database, store);
    }
  }

  private interface Write {
    void write(List<Submission> group) throws SQLException, StoreException;
  }

  private static void run(
      String database, String what, Supplier<List<Submission>> groups, Write write)
      throws SQLException, StoreException {
    repeat(groups, WARM_UP_SECONDS, write);
    long reports = 0;
    long nanos = 0;
    long cpuNanos = 0;
    List<Took> all = repeat(groups, SECONDS, write);
    for (Took took : all) {
      reports += took.reports();
      nanos += took.nanos();
      cpuNanos += took.cpuNanos();
    }
    long[] sorted = all.stream().mapToLong(Took::nanos).sorted().toArray();
    say(
        String.format(
            Locale.ROOT,
            "| %s | %s | %.0f | %.1f | %.2f | %.2f |",
            database,
            what,
            reports * 1e9 / nanos,
            cpuNanos / 1e3 / reports,
            sorted[sorted.length / 2] / 1e6,
            sorted[sorted.length * 99 / 100] / 1e6));
  }

  /** One call. */
  private record Took(int reports, long nanos, long cpuNanos) {}

  /** Making the reports is not counted. */
  private static List<Took> repeat(Supplier<List<Submission>> groups, int seconds, Write write)
      throws SQLException, StoreException {
    List<Took> all = new ArrayList<>();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (System.nanoTime() < end) {
      List<Submission> group = groups.get();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      write.write(group);
      long nanos = System.nanoTime() - begin;
      all.add(new Took(group.size(), nanos, THREADS.getCurrentThreadCpuTime() - cpu));
    }
    return all;
  }

  private static void read(String database, Store store) throws StoreException {
    for (ReportFilter filter : BenchmarkReports.FILTERS) {
      long[] nanos = new long[21];
      for (int i = 0; i < nanos.length; i++) {
        long begin = System.nanoTime();
        store.counts().counts(filter, Scope.BOTH);
        nanos[i] = System.nanoTime() - begin;
      }
      Arrays.sort(nanos);
      say(
          String.format(
              Locale.ROOT,
              "| %s | counts at level %s | | | %.2f | %.2f |",
              database,
              CubeLevel.of(filter),
              nanos[nanos.length / 2] / 1e6,
              nanos[nanos.length - 1] / 1e6));
    }
  }

  private static void say(String line) {
    System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8), 0, line.length() + 1);
    System.out.flush();
  }

  /** A table of the same bytes. */
  private static final class Bare implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement insert;
    private long sequence;

    Bare(String url) throws SQLException {
      connection = DriverManager.getConnection(url);
      try (Statement statement = connection.createStatement()) {
        if (url.startsWith("jdbc:sqlite")) {
          statement.execute("PRAGMA journal_mode = WAL");
          statement.execute("PRAGMA synchronous = FULL");
          statement.execute("CREATE TABLE bare (sequence INTEGER PRIMARY KEY, body BLOB)");
        } else {
          statement.execute("CREATE TABLE bare (sequence BIGINT PRIMARY KEY, body BYTEA)");
        }
      }
      insert = connection.prepareStatement("INSERT INTO bare VALUES (?, ?)");
    }

    void write(List<Submission> one) throws SQLException {
      insert.setLong(1, ++sequence);
      insert.setBytes(2, one.get(0).body());
      insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
