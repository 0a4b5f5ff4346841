package org.sendpath.analysis.engine;

/** Takes the rows of a query, one by one. */
@FunctionalInterface
public interface RowConsumer {
  /** Takes a row, which is valid until this returns. */
  void take(Row row);
}
