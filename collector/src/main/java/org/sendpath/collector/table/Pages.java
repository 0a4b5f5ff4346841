package org.sendpath.collector.table;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.sendpath.collector.store.ReportFilter;
import org.sendpath.collector.store.ReportReader;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.collector.store.StoredReport;

/**
 * Millions of rows, some at a time: each call reads the next ones from the store, about a mebibyte
 * of them, and nothing is held between two calls but the place. Not safe for several threads.
 */
public final class Pages<T> {
  private static final int FIRST_ROWS = 32;
  private static final int MOST_ROWS = 1000;
  private static final long WANTED_BYTES = 1 << 20;

  /** About what a pair takes in memory. */
  private static final long PAIR_BYTES = 512;

  private final Source<T> source;
  private final ToLongFunction<T> sequence;
  private final ToLongFunction<T> bytes;
  private long after;
  private long left;
  private int rows = FIRST_ROWS;

  /** Where the rows are. */
  private interface Source<T> {
    List<T> read(long after, int limit) throws StoreException;
  }

  private Pages(
      Source<T> source,
      ToLongFunction<T> sequence,
      ToLongFunction<T> bytes,
      long after,
      long limit) {
    this.source = source;
    this.sequence = sequence;
    this.bytes = bytes;
    this.after = after;
    this.left = limit;
  }

  /**
   * Reports, in the order in which they were stored.
   *
   * @param after the last sequence that the caller has; 0 to begin
   * @param limit at most so many in all
   */
  public static Pages<StoredReport> reports(
      ReportReader reader, ReportFilter filter, long after, long limit) {
    return new Pages<>(
        (from, rows) -> reader.reports(filter, from, rows),
        StoredReport::sequence,
        report -> report.body().length,
        after,
        limit);
  }

  /**
   * Pairs, in the order in which they were first seen.
   *
   * @param conflicting only those whose reports disagree, or only those whose reports agree
   * @param after the last sequence that the caller has; 0 to begin
   * @param limit at most so many in all
   */
  public static Pages<StoredPair> pairs(
      ReportReader reader,
      ReportFilter filter,
      Optional<Boolean> conflicting,
      long after,
      long limit) {
    boolean agreeing = conflicting.isPresent() && !conflicting.get();
    Source<StoredPair> all =
        (from, rows) -> reader.pairs(filter, conflicting.orElse(false), from, rows);
    return new Pages<>(
        agreeing ? new Agreeing(all) : all, StoredPair::sequence, pair -> PAIR_BYTES, after, limit);
  }

  /** The next rows; empty at the end. */
  public List<T> next() throws StoreException {
    int wanted = (int) Math.min(rows, left);
    if (wanted == 0) {
      return List.of();
    }
    List<T> page = source.read(after, wanted);
    if (page.isEmpty()) {
      left = 0;
      return page;
    }
    after = sequence.applyAsLong(page.get(page.size() - 1));
    left -= page.size();
    long read = page.stream().mapToLong(bytes).sum();
    rows = (int) Math.max(1, Math.min(MOST_ROWS, WANTED_BYTES * page.size() / Math.max(1, read)));
    return page;
  }

  /** The pairs without conflict, which are nearly all: the store is asked for all of them. */
  private record Agreeing(Source<StoredPair> all) implements Source<StoredPair> {
    @Override
    public List<StoredPair> read(long after, int limit) throws StoreException {
      long from = after;
      while (true) {
        List<StoredPair> some = all.read(from, limit);
        List<StoredPair> agreeing = some.stream().filter(pair -> !pair.conflicting()).toList();
        if (some.isEmpty() || !agreeing.isEmpty()) {
          return agreeing;
        }
        from = some.get(some.size() - 1).sequence();
      }
    }
  }
}
