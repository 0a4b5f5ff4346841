package org.sendpath.rule;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * How the reports of one pair vote for its case. They should agree, and in 2005 they did. Where
 * they do not, the case that most reports give stands, ties go to the latest, and the pair is
 * conflicting. Reports that measured nothing never outvote, and never contradict, those that did.
 *
 * @param tallies one for each case that has a vote
 */
public record Ballot(Map<Case, Tally> tallies) {
  /** Nobody has voted. */
  public static final Ballot EMPTY = new Ballot(Map.of());

  /** Later measurements are greater; of two at one time, the one with the greater id. */
  private static final Comparator<Tally> LATER =
      Comparator.comparing(Tally::latestAt)
          .thenComparing(tally -> tally.latestId().getMostSignificantBits(), Long::compareUnsigned)
          .thenComparing(
              tally -> tally.latestId().getLeastSignificantBits(), Long::compareUnsigned);

  private static final Comparator<Tally> STRONGER =
      Comparator.comparingInt(Tally::reports).thenComparing(LATER);

  /**
   * The reports that give one case.
   *
   * @param reports how many, at least one
   * @param latestAt when the latest of them was measured
   * @param latestId the latest one's id
   */
  public record Tally(int reports, Instant latestAt, UUID latestId) {
    public Tally {
      if (reports < 1) {
        throw new IllegalArgumentException("reports: must be at least 1");
      }
      Objects.requireNonNull(latestAt, "latestAt");
      Objects.requireNonNull(latestId, "latestId");
    }

    private Tally with(Tally other) {
      Tally later = LATER.compare(this, other) >= 0 ? this : other;
      return new Tally(reports + other.reports, later.latestAt, later.latestId);
    }
  }

  public Ballot {
    tallies = Map.copyOf(tallies);
  }

  /** This ballot and one report's vote. */
  public Ballot with(Case vote, Instant measuredAt, UUID id) {
    if (tallies.isEmpty()) {
      return new Ballot(Map.of(vote, new Tally(1, measuredAt, id)));
    }
    Map<Case, Tally> more = new EnumMap<>(Case.class);
    more.putAll(tallies);
    more.merge(vote, new Tally(1, measuredAt, id), Tally::with);
    return new Ballot(more);
  }

  /** The tally that holds the latest of all reports; empty if nobody has voted. */
  public Optional<Tally> latest() {
    return tallies.values().stream().max(LATER);
  }

  /** The pair's case; {@link Case#UNMEASURED} if no report measured one. */
  public Case winner() {
    Case winner = Case.UNMEASURED;
    for (Map.Entry<Case, Tally> tally : tallies.entrySet()) {
      boolean stronger =
          winner == Case.UNMEASURED || STRONGER.compare(tally.getValue(), tallies.get(winner)) > 0;
      if (tally.getKey() != Case.UNMEASURED && stronger) {
        winner = tally.getKey();
      }
    }
    return winner;
  }

  /** Whether two reports measured different cases. */
  public boolean isConflicting() {
    return tallies.size() - (tallies.containsKey(Case.UNMEASURED) ? 1 : 0) > 1;
  }
}
