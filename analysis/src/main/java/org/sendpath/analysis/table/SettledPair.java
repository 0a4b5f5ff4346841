package org.sendpath.analysis.table;

import java.util.List;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;

/**
 * A pair that a vote has decided.
 *
 * @param latest the latest report's number
 * @param standing the number of the latest report that gives the pair's case
 */
record SettledPair(
    long reports, long latest, long standing, Outcome overall, Outcome ipv6, Outcome ipv4) {
  /** How a ballot has ended: a million pairs do not hold as many ballots. */
  record Outcome(Case result, boolean conflicting) {
    static Outcome of(Ballot ballot) {
      return new Outcome(ballot.winner(), ballot.isConflicting());
    }

    private String word() {
      return result.word();
    }
  }

  /** As a row of {@code settled}. */
  List<Object> row() {
    return List.of(
        reports,
        latest,
        standing,
        overall.word(),
        ipv6.word(),
        ipv4.word(),
        overall.conflicting,
        ipv6.conflicting,
        ipv4.conflicting);
  }
}
