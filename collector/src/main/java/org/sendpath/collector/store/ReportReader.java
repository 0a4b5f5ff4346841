package org.sendpath.collector.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reading side: reports and pairs, one page after the other. Any number of threads. */
public interface ReportReader {
  /** The report with this id. */
  Optional<StoredReport> find(UUID id) throws StoreException;

  /**
   * The reports that the filter admits, in the order in which they were stored.
   *
   * @param after the last sequence that the caller has; 0 to begin
   * @param limit at most so many
   */
  List<StoredReport> reports(ReportFilter filter, long after, int limit) throws StoreException;

  /**
   * The pairs that the filter admits, in the order in which they were first seen.
   *
   * @param onlyConflicting only those whose reports disagree
   * @param after the last sequence that the caller has; 0 to begin
   * @param limit at most so many
   */
  List<StoredPair> pairs(ReportFilter filter, boolean onlyConflicting, long after, int limit)
      throws StoreException;
}
