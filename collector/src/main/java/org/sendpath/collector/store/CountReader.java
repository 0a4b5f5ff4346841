package org.sendpath.collector.store;

/** The counts behind the tables, kept as reports come and go. Any number of threads. */
public interface CountReader {
  /** The counts of what the filter admits. */
  Counts counts(ReportFilter filter, Scope scope) throws StoreException;

  /** Grows with every transaction that changes a count: the same revision, the same tables. */
  long revision() throws StoreException;
}
