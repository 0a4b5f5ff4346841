package org.sendpath.collector.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** The pool of connections that readers take turns with. */
final class Pools {
  private static final int CONNECTIONS = 4;
  private static final Duration TURN = Duration.ofSeconds(10);

  private Pools() {}

  /** Opens no connection before the first is wanted. */
  static HikariDataSource of(DataSource unpooled) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDataSource(unpooled);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(TURN.toMillis());
    // A database that is away at the start is found out by whoever asks first.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
