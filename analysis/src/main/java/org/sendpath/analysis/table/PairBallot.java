package org.sendpath.analysis.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.report.Family;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;

/** The votes of one pair's reports, overall and over each family. */
final class PairBallot {
  private final long pairHigh;
  private final long pairLow;
  private final Map<UUID, Long> numbers = new HashMap<>();
  private Ballot overall = Ballot.EMPTY;
  private Ballot ipv6 = Ballot.EMPTY;
  private Ballot ipv4 = Ballot.EMPTY;

  PairBallot(long pairHigh, long pairLow) {
    this.pairHigh = pairHigh;
    this.pairLow = pairLow;
  }

  boolean isOf(long high, long low) {
    return pairHigh == high && pairLow == low;
  }

  /**
   * One report's vote.
   *
   * @param id empty where no other report of the pair was measured at the same time: then any does,
   *     as ids part those alone
   */
  void vote(long number, Instant measuredAt, Optional<String> id, Case all, Case six, Case four) {
    UUID known = id.map(UUID::fromString).orElseGet(() -> new UUID(0, number));
    numbers.put(known, number);
    overall = overall.with(all, measuredAt, known);
    ipv6 = ipv6.with(six, measuredAt, known);
    ipv4 = ipv4.with(four, measuredAt, known);
  }

  /**
   * The pair, when all its reports have voted.
   *
   * @param family over which its case is meant, if over one alone
   */
  SettledPair settled(Optional<Family> family) {
    Ballot meant = family.map(this::ballot).orElse(overall);
    return new SettledPair(
        pairHigh,
        pairLow,
        numbers.size(),
        number(overall.latest()),
        number(Optional.ofNullable(meant.tallies().get(meant.winner()))),
        SettledPair.Outcome.of(overall),
        SettledPair.Outcome.of(ipv6),
        SettledPair.Outcome.of(ipv4));
  }

  private Ballot ballot(Family family) {
    return switch (family) {
      case IPV6 -> ipv6;
      case IPV4 -> ipv4;
    };
  }

  private long number(Optional<Ballot.Tally> tally) {
    return numbers.get(
        tally.orElseThrow(() -> new IllegalStateException("a pair without reports")).latestId());
  }
}
