package org.sendpath.collector.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The connections of the pool, and what their failures mean. */
final class Reading {
  private final Database database;
  private final Jdbi jdbi;

  Reading(Database database) {
    this.database = database;
    this.jdbi = Jdbi.create(database.pool());
  }

  /** What is done with a connection. */
  interface Work<T> {
    T run(Handle handle);
  }

  /**
   * Runs statements, each a transaction of its own.
   *
   * @param doing what a failure says after "cannot"
   */
  <T> T run(String doing, Work<T> work) throws StoreException {
    try {
      return jdbi.withHandle(work::run);
    } catch (JdbiException e) {
      throw database.failure(doing, e);
    }
  }
}
