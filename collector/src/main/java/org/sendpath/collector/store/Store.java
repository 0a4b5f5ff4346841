package org.sendpath.collector.store;

import java.nio.file.Path;

/** A store, opened. Whoever opened it closes it. */
public interface Store extends AutoCloseable {
  /** Its writing side. */
  ReportWriter writer();

  /** Its reading side. */
  ReportReader reader();

  /** Its counts. */
  CountReader counts();

  /** Who may do what. */
  Access access();

  /** Finds out whether it can be read and written now. */
  void check() throws StoreException;

  /** Derives pairs and counts anew from the reports, in one transaction. */
  void rebuild() throws StoreException;

  /**
   * Writes a copy that can be opened as a store, while this one goes on working.
   *
   * @param file does not exist yet
   */
  void backup(Path file) throws StoreException;

  @Override
  void close();
}
