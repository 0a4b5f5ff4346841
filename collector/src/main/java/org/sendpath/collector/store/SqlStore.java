package org.sendpath.collector.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;

/** A store in either database. */
final class SqlStore implements Store {
  private final Database database;
  private final Reading reading;
  private final SqlWriter writer;
  private final SqlReader reader;
  private final SqlCounts counts;
  private final SqlAccess access;

  SqlStore(Database database, Clock clock) {
    this.database = database;
    reading = new Reading(database);
    writer = new SqlWriter(database, clock);
    reader = new SqlReader(reading);
    counts = new SqlCounts(reading);
    access = new SqlAccess(reading);
  }

  @Override
  public SqlWriter writer() {
    return writer;
  }

  @Override
  public ReportReader reader() {
    return reader;
  }

  @Override
  public CountReader counts() {
    return counts;
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public void check() throws StoreException {
    int rows =
        reading.run(
            "write to the store",
            handle -> handle.createUpdate("UPDATE heartbeat SET beat = 1 - beat").execute());
    if (rows != 1) {
      throw new StoreException(database.name() + " is damaged: restore the newest backup");
    }
  }

  @Override
  public void rebuild() throws StoreException {
    writer.rebuild();
  }

  @Override
  public void backup(Path file) throws StoreException {
    try {
      database.backup(file);
    } catch (SQLException e) {
      throw database.failure("back the store up", e);
    }
  }

  @Override
  public void close() {
    writer.close();
    database.close();
  }
}
