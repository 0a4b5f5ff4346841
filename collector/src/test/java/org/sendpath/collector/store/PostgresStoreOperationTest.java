package org.sendpath.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class PostgresStoreOperationTest extends StoreOperationContract {
  PostgresStoreOperationTest() {
    super(TestDatabase.POSTGRES);
  }

  @Test
  void write_afterConnectionsWereLost_failsOnceAndGoesOn() throws SQLException, StoreException {
    write(report(1));
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    assertThatThrownBy(() -> write(report(2)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("goes on by itself");
    assertThat(write(report(1), report(2))).containsExactly(Written.ALREADY_THERE, Written.STORED);
  }

  @Test
  void open_noSuchDatabase_saysSo() {
    assertThatThrownBy(() -> Stores.open(db.replaceFirst("/t[0-9a-f]+", "/none") + "&password=x"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no such database")
        .hasMessageNotContaining("password");
  }

  @Test
  void open_noServer_saysSo() {
    assertThatThrownBy(() -> Stores.open("jdbc:postgresql://127.0.0.1:1/none"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no connection to the server");
  }

  @Test
  void open_noUrl_saysSo() {
    assertThatThrownBy(() -> Stores.open("jdbc:postgresql://127.0.0.1:port/none"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no JDBC URL");
  }
}
