package org.sendpath.collector.table;

import org.sendpath.collector.store.Counts;

/**
 * How many pairs a table rests on.
 *
 * @param conflicting of those, how many have reports that disagree
 */
public record PairCount(long all, long conflicting) {
  /** Those of the counts. */
  public static PairCount of(Counts counts) {
    return new PairCount(counts.pairs(), counts.conflictingPairs());
  }
}
