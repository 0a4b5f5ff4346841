package org.sendpath.collector.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Opens stores. A file's name, with or without {@code sqlite:} before it, is a store of SQLite; a
 * JDBC URL that begins with {@code jdbc:postgresql:} is one of PostgreSQL. A store that does not
 * exist yet is made.
 */
public final class Stores {
  private static final String FILE_PREFIX = "sqlite:";

  private Stores() {}

  /**
   * Opens a store beside whoever writes reports into it, to read it or to change who may do what.
   * The first {@link ReportWriter} call or {@link Store#rebuild} makes it the one that writes
   * reports, and fails if another program does.
   *
   * @throws StoreException if it cannot be opened
   */
  public static Store open(String db) throws StoreException {
    return open(db, Clock.systemUTC());
  }

  /**
   * Opens a store as the one that writes reports into it, until it is closed.
   *
   * @throws StoreException if it cannot be opened, or another program writes reports into it
   */
  public static Store openForWriting(String db) throws StoreException {
    SqlStore store = open(db, Clock.systemUTC());
    boolean taken = false;
    try {
      store.writer().open();
      taken = true;
      return store;
    } finally {
      if (!taken) {
        store.close();
      }
    }
  }

  static SqlStore open(String db, Clock clock) throws StoreException {
    Database database = database(db);
    boolean ready = false;
    try {
      Migrations.bringUpToDate(database);
      ready = true;
      return new SqlStore(database, clock);
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  private static Database database(String db) throws StoreException {
    if (db.startsWith(PostgresDatabase.URL_PREFIX)) {
      return PostgresDatabase.open(db);
    }
    if (db.startsWith("jdbc:") || db.startsWith("postgres")) {
      throw new StoreException(
          "a store is a file's name, or jdbc:postgresql://host/database?user=name&password=...");
    }
    String file = db.startsWith(FILE_PREFIX) ? db.substring(FILE_PREFIX.length()) : db;
    try {
      return SqliteDatabase.open(Path.of(file));
    } catch (InvalidPathException e) {
      throw new StoreException("no file can have the name " + file, e);
    }
  }
}
