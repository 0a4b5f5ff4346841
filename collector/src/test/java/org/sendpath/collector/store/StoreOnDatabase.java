package org.sendpath.collector.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new store for each test. */
abstract class StoreOnDatabase {
  final TestDatabase databases;

  @TempDir Path folder;
  String db;
  Store store;

  StoreOnDatabase(TestDatabase databases) {
    this.databases = databases;
  }

  @BeforeEach
  void open() throws SQLException, StoreException {
    db = databases.fresh(folder);
    store = Stores.openForWriting(db);
  }

  @AfterEach
  void close() {
    store.close();
  }

  static TestReport report(int number) {
    return TestReport.numbered(number);
  }

  final List<Written> write(TestReport... reports) throws StoreException {
    return store.writer().write(List.of(reports).stream().map(TestReport::submission).toList());
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(db.startsWith("jdbc:") ? db : "jdbc:sqlite:" + db);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
