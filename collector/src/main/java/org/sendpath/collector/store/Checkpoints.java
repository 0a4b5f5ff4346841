package org.sendpath.collector.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves pages from SQLite's log into the file beside the writer, which would otherwise do it in the
 * midst of a commit while reports wait. A passive checkpoint waits for nobody and blocks nobody;
 * the writer's own, when the log has grown to its limit, then finds little left to move.
 */
final class Checkpoints implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration LAST = Duration.ofSeconds(10);

  private final DataSource source;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread checkpoints = new Thread(work, "store-checkpoints");
            checkpoints.setDaemon(true);
            return checkpoints;
          });
  private final ScheduledFuture<?> repeated;

  // The thread's own, until it has ended.
  private Connection connection;
  private boolean troubled;

  private Checkpoints(DataSource source) {
    this.source = source;
    this.repeated =
        thread.scheduleWithFixedDelay(
            this::checkpoint, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  static Checkpoints begin(DataSource source) {
    return new Checkpoints(source);
  }

  private void checkpoint() {
    try {
      if (connection == null) {
        connection = source.getConnection();
      }
      try (Statement statement = connection.createStatement();
          ResultSet moved = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
        moved.next();
      }
      troubled = false;
    } catch (SQLException e) {
      // The writer meets the same and tells its clients; here it is said once, and tried again.
      if (!troubled) {
        LOG.warn("the store's log cannot be moved into its file: {}", e.getMessage());
      }
      troubled = true;
    }
  }

  @Override
  public void close() {
    repeated.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a checkpoint of the store does not end");
        return;
      }
      if (connection != null) {
        connection.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("the store's log cannot be moved into its file: {}", e.getMessage());
    }
  }
}
