package org.sendpath.collector.store;

import java.time.Instant;
import java.util.UUID;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;
import org.sendpath.rule.ReportFacts;

/**
 * A pair that has a report, and all that its next report changes.
 *
 * @param sequence that of its first report
 * @param last that of its last report, in the order in which they were stored
 * @param segment its latest report's
 */
record PairState(
    long sequence, long last, PairKey key, Segment segment, Ballot both, Ballot ipv6, Ballot ipv4) {
  private static final Scope[] SCOPES = Scope.values();

  /** One report of a pair: what of it the pair needs. */
  record Vote(UUID id, Instant measuredAt, Segment segment, Case both, Case ipv6, Case ipv4) {
    static Vote of(ReportFacts facts) {
      return new Vote(
          facts.id(),
          facts.measuredAt(),
          Segment.of(facts),
          facts.overall(),
          facts.ipv6(),
          facts.ipv4());
    }
  }

  /** The pair after its first report. */
  static PairState of(long sequence, PairKey key, Vote first) {
    return new PairState(
            sequence, sequence, key, first.segment(), Ballot.EMPTY, Ballot.EMPTY, Ballot.EMPTY)
        .with(sequence, first);
  }

  /** The pair after one more report, whose sequence is {@code next}. */
  PairState with(long next, Vote vote) {
    Ballot votes = both.with(vote.both(), vote.measuredAt(), vote.id());
    boolean latest = latest(votes).latestId().equals(vote.id());
    return new PairState(
        sequence,
        next,
        key,
        latest ? vote.segment() : segment,
        votes,
        ipv6.with(vote.ipv6(), vote.measuredAt(), vote.id()),
        ipv4.with(vote.ipv4(), vote.measuredAt(), vote.id()));
  }

  Instant latestAt() {
    return latest(both).latestAt();
  }

  Ballot ballot(Scope scope) {
    return switch (scope) {
      case BOTH -> both;
      case IPV6 -> ipv6;
      case IPV4 -> ipv4;
    };
  }

  /** Counts the pair in {@code sum}, or with {@code times} -1 takes it back. */
  void count(CellCounts.Sum sum, int times) {
    sum.add(Measure.pairs(segment.kind()), times);
    for (Scope scope : SCOPES) {
      Ballot ballot = ballot(scope);
      sum.add(Measure.pairs(scope, ballot.winner()), times);
      if (ballot.isConflicting()) {
        sum.add(Measure.conflicting(scope), times);
      }
    }
  }

  private static Ballot.Tally latest(Ballot votes) {
    return votes.latest().orElseThrow(() -> new IllegalStateException("a pair without reports"));
  }
}
