package org.sendpath.analysis.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.analysis.facts.CaseTriple;
import org.sendpath.report.Family;
import org.sendpath.rule.Ballot;

/** The votes of one pair's reports, overall and over each family. */
final class PairBallot {
  private final long pairHigh;
  private final long pairLow;
  private final List<Long> numbers = new ArrayList<>();
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
   * One report's vote. Reports come from the earliest to the latest, of those equally late the one
   * with the greater id last: so its place stands for its id, which ballots do no more than
   * compare.
   */
  void vote(long number, Instant measuredAt, CaseTriple cases) {
    UUID place = new UUID(0, numbers.size());
    numbers.add(number);
    overall = overall.with(cases.overall(), measuredAt, place);
    ipv6 = ipv6.with(cases.ipv6(), measuredAt, place);
    ipv4 = ipv4.with(cases.ipv4(), measuredAt, place);
  }

  /**
   * The pair, when all its reports have voted.
   *
   * @param family over which its case is meant, if over one alone
   */
  SettledPair settled(Optional<Family> family) {
    Ballot meant = family.map(this::ballot).orElse(overall);
    return new SettledPair(
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
    UUID place =
        tally.orElseThrow(() -> new IllegalStateException("a pair without reports")).latestId();
    return numbers.get(Math.toIntExact(place.getLeastSignificantBits()));
  }
}
