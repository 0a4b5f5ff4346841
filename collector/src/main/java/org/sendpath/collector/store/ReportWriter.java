package org.sendpath.collector.store;

import java.util.List;
import java.util.UUID;

/**
 * The writing side. One thread at a time; each call is one transaction, durable when it returns.
 */
public interface ReportWriter {
  /**
   * Stores reports, and counts each that is new. The same report twice, even within one call, is
   * stored once: two bodies are the same if they are equal as JSON values, however they are
   * written.
   *
   * @return what became of each, in the order of {@code submissions}
   * @throws StoreException if none was kept
   */
  List<Written> write(List<Submission> submissions) throws StoreException;

  /**
   * Removes the report and what was counted of it, as if it had never come.
   *
   * @return false if there is no such report
   */
  boolean withdraw(UUID id) throws StoreException;
}
