package org.sendpath.collector.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A file of SQLite, for one collector on one machine. */
final class SqliteDatabase implements Database {
  private static final int BUSY_MILLIS = 10_000;
  private static final int WRITER_CACHE_KIBIBYTES = 65_536;
  private static final int READER_CACHE_KIBIBYTES = 8_192;

  /**
   * Readers look at the file where the system has it. Not the writer: it copies each page that it
   * changes anyway, and each page that comes anew would cost it a page fault.
   */
  private static final long READER_MAPPED_BYTES = 1L << 30;

  private static final long WRITER_MAPPED_BYTES = 0;

  /** In pages. Until then {@link Checkpoints} has moved most of them. */
  private static final int CHECKPOINT_PAGES = 8_000;

  /** What a log that a long reader made grow is cut to. */
  private static final int LOG_BYTES = 1 << 26;

  private final Path file;
  private final StoreLock lock;
  private final HikariDataSource pool;
  private Optional<Checkpoints> checkpoints = Optional.empty();

  private SqliteDatabase(Path file) {
    this.file = file;
    this.lock = new StoreLock(file);
    this.pool = Pools.of(unpooled());
  }

  /** The file, made if there is none; only its owner can read a new one. */
  static SqliteDatabase open(Path path) throws StoreException {
    if (path.toString().contains("?")) {
      throw new StoreException("a store's file name cannot hold a question mark: " + path);
    }
    try {
      if (!Files.exists(path)) {
        PrivateFile.create(path);
      }
      return new SqliteDatabase(path.toRealPath());
    } catch (FileAlreadyExistsException e) {
      // Another command was faster in making it.
      return new SqliteDatabase(path.toAbsolutePath());
    } catch (NoSuchFileException e) {
      throw new StoreException("cannot make " + path + ": create its folder first", e);
    } catch (IOException e) {
      throw new StoreException("cannot make or open " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public DataSource unpooled() {
    return source(READER_CACHE_KIBIBYTES, READER_MAPPED_BYTES);
  }

  @Override
  public DataSource pool() {
    return pool;
  }

  @Override
  public Connection openWriting() throws SQLException, StoreException {
    lock.take();
    Connection connection = source(WRITER_CACHE_KIBIBYTES, WRITER_MAPPED_BYTES).getConnection();
    connection.setAutoCommit(false);
    beginCheckpoints();
    return connection;
  }

  @Override
  public Lookup lookup(Connection connection, Lookup.Question question) throws SQLException {
    return new ValuesLookup(connection, question);
  }

  @Override
  public Map<String, String> placeholders() {
    return Map.of(
        "whole", "INTEGER",
        "text", "TEXT",
        "bytes", "BLOB",
        "clustered", "WITHOUT ROWID",
        "bodyStorage", "");
  }

  @Override
  public void backup(Path target) throws SQLException, StoreException {
    FinishedFile.write(
        target,
        part -> {
          try (Connection connection = unpooled().getConnection();
              PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, part.toString());
            copy.execute();
          }
        });
  }

  @Override
  public String advice(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return failure.getMessage();
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    // The low byte is the kind, the rest the circumstances.
    return switch (code.code & 0xff) {
      case 5, 6 -> "another program has locked the file for too long: stop it, or wait";
      case 8 -> "the file, or its folder, cannot be written: check owner and permissions";
      case 10 -> "reading or writing the disk failed (" + code.name() + "): check the disk";
      case 11 -> "the file is damaged: stop the collector and restore the newest backup";
      case 13 -> "the disk is full: make room, the store goes on by itself";
      case 14 -> "the file cannot be opened: check that its folder exists and can be written";
      case 26 -> "the file is no SQLite database: name another, or move it away";
      default -> failure.getMessage();
    };
  }

  private synchronized void beginCheckpoints() {
    // A writer that lost its connection opens another.
    if (checkpoints.isEmpty()) {
      checkpoints = Optional.of(Checkpoints.begin(unpooled()));
    }
  }

  @Override
  public synchronized void close() {
    checkpoints.ifPresent(Checkpoints::close);
    pool.close();
    lock.close();
  }

  private DataSource source(int cacheKibibytes, long mappedBytes) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-cacheKibibytes);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(mappedBytes));
    config.setWalAutocheckpoint(CHECKPOINT_PAGES);
    config.setJournalSizeLimit(LOG_BYTES);
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
