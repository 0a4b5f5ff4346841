package org.sendpath.collector.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;

/** Makes a store's tables, and those of an older program's store today's. */
final class Migrations {
  private static final String LOCATION = "classpath:org/sendpath/collector/store/migration";
  private static final int KEY_BYTES = 32;

  private Migrations() {}

  /** Whoever changes tables holds the lock of the writing side: nobody writes meanwhile. */
  static void bringUpToDate(Database database) throws StoreException {
    try {
      // Flyway would wrap what is wrong with the database itself into a page of text.
      database.unpooled().getConnection().close();
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(database.unpooled())
              .locations(LOCATION)
              .placeholders(database.placeholders())
              .table("schema_version")
              .loggers("slf4j")
              .load();
      MigrationInfoService info = flyway.info();
      if (Arrays.stream(info.all())
          .anyMatch(
              migration ->
                  migration.getState().isApplied() && !migration.getState().isResolved())) {
        throw new StoreException(
            database.name()
                + " was made by a newer sendpath-collector: use that version, or a backup from"
                + " before it");
      }
      if (info.pending().length > 0) {
        try (Connection lock = database.openWriting()) {
          flyway.migrate();
          lock.rollback();
        }
      }
      makeKey(database);
    } catch (FlywayException e) {
      throw failure(database, e);
    } catch (SQLException e) {
      throw database.failure("open the store", e);
    }
  }

  private static StoreException failure(Database database, FlywayException e) {
    return e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
        ? new StoreException(
            database.name()
                + " holds tables of something else: name an empty database, or another file",
            e)
        : database.failure("bring the store's tables up to date", e);
  }

  /** Gives a new store the key that its withdrawal tokens are made with. */
  private static void makeKey(Database database) throws SQLException {
    try (Connection connection = database.unpooled().getConnection();
        Statement question = connection.createStatement();
        ResultSet state = question.executeQuery("SELECT one FROM state")) {
      if (state.next()) {
        return;
      }
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO state (one, revision, last_sequence, withdrawal_key)"
                  + " VALUES (1, 0, 0, ?) ON CONFLICT (one) DO NOTHING")) {
        insert.setBytes(1, key);
        insert.executeUpdate();
      }
    }
  }
}
