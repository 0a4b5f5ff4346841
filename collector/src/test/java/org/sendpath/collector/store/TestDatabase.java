package org.sendpath.collector.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Where a test's stores are. */
interface TestDatabase {
  /** The name of a new, empty store. */
  String fresh(Path folder) throws SQLException;

  /** Files. */
  TestDatabase SQLITE = folder -> folder.resolve(UUID.randomUUID() + ".db").toString();

  /** One server for all tests of this process; it does not start: the tests fail. */
  TestDatabase POSTGRES =
      folder -> {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("CREATE DATABASE " + name);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name);
      };

  /** Started with the first test that needs it. */
  final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private Server() {}

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL does not start; these tests need it", e);
      }
    }
  }
}
