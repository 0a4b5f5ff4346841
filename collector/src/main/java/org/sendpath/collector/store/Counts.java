package org.sendpath.collector.store;

import java.util.Map;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Tables;

/**
 * What the tables are filled from, all of one moment.
 *
 * @param reports all
 * @param withoutLocal those not about a local server
 * @param pairsByKind pairs by their server's kind
 * @param pairsByCase pairs by case, in the scope that was asked for
 * @param conflictingPairs how many pairs are conflicting in that scope
 * @param osTimeouts how long each system's TCP waited
 * @param connects how long connects took, in the scope that was asked for
 */
public record Counts(
    long reports,
    long withoutLocal,
    Map<ServerKind, Long> pairsByKind,
    Map<Case, Long> pairsByCase,
    long conflictingPairs,
    Map<OsFamily, LatencyHistogram> osTimeouts,
    Map<Tables.LatencyKey, LatencyHistogram> connects) {
  /** The number of pairs. */
  public long pairs() {
    return pairsByKind.values().stream().mapToLong(Long::longValue).sum();
  }
}
