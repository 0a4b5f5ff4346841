package org.sendpath.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BallotTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** One report's vote. */
  record Vote(Case vote, Instant measuredAt, UUID id) {}

  /** Few cases and few times, so that majorities tie, and times too. */
  @Provide
  Arbitrary<List<Vote>> votes() {
    Arbitrary<Instant> times = Arbitraries.integers().between(0, 3).map(NOON::plusSeconds);
    Arbitrary<Case> cases = Arbitraries.of(Case.OPEN, Case.RESET, Case.TIMEOUT, Case.UNMEASURED);
    Arbitrary<UUID> ids =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
            .as(UUID::new)
            .withoutEdgeCases();
    return Combinators.combine(cases, times, ids)
        .as(Vote::new)
        .list()
        .uniqueElements(Vote::id)
        .ofMaxSize(9);
  }

  @Test
  void winner_noVotes_isUnmeasured() {
    assertThat(Ballot.EMPTY.winner()).isEqualTo(Case.UNMEASURED);
    assertThat(Ballot.EMPTY.isConflicting()).isFalse();
  }

  @Test
  void winner_allAgree_isTheirsWithoutConflict() {
    Ballot ballot = of(vote(Case.TIMEOUT, 0, 1), vote(Case.TIMEOUT, 5, 2));
    assertThat(ballot.winner()).isEqualTo(Case.TIMEOUT);
    assertThat(ballot.isConflicting()).isFalse();
  }

  @Test
  void winner_majorityAgainstLatest_isTheMajoritys() {
    Ballot ballot = of(vote(Case.RESET, 0, 1), vote(Case.RESET, 1, 2), vote(Case.OPEN, 9, 3));
    assertThat(ballot.winner()).isEqualTo(Case.RESET);
    assertThat(ballot.isConflicting()).isTrue();
  }

  @Test
  void winner_tie_isTheLatest() {
    assertThat(of(vote(Case.RESET, 9, 1), vote(Case.OPEN, 0, 2)).winner()).isEqualTo(Case.RESET);
    assertThat(of(vote(Case.RESET, 0, 2), vote(Case.OPEN, 9, 1)).winner()).isEqualTo(Case.OPEN);
  }

  /** Each case's latest report decides, not its first. */
  @Test
  void winner_tieOfTwoAndTwo_isTheLatestOfAll() {
    Ballot ballot =
        of(
            vote(Case.RESET, 0, 1),
            vote(Case.OPEN, 2, 2),
            vote(Case.OPEN, 3, 3),
            vote(Case.RESET, 4, 4));
    assertThat(ballot.winner()).isEqualTo(Case.RESET);
  }

  @Test
  void winner_tieAtOneTime_isTheGreaterIds() {
    assertThat(of(vote(Case.RESET, 0, 2), vote(Case.OPEN, 0, 1)).winner()).isEqualTo(Case.RESET);
    assertThat(of(vote(Case.RESET, 0, 1), vote(Case.OPEN, 0, 2)).winner()).isEqualTo(Case.OPEN);
  }

  /** Ids are compared as they are written: {@link UUID#compareTo} takes the halves for signed. */
  @Test
  void winner_tieAtOneTime_comparesIdsUnsigned() {
    UUID small = UUID.fromString("01939f0e-7a31-7c58-8d2b-4f1e6a0c8b57");
    UUID greaterByLowHalf = UUID.fromString("01939f0e-7a31-7c58-bd2b-4f1e6a0c8b57");
    UUID greaterByHighHalf = UUID.fromString("f1939f0e-7a31-7c58-8d2b-4f1e6a0c8b57");
    List.of(greaterByLowHalf, greaterByHighHalf)
        .forEach(
            greater ->
                assertThat(
                        of(new Vote(Case.OPEN, NOON, small), new Vote(Case.RESET, NOON, greater))
                            .winner())
                    .isEqualTo(Case.RESET));
  }

  @Test
  void winner_manyUnmeasured_neverOutvoteNorContradict() {
    Ballot ballot =
        of(
            vote(Case.UNMEASURED, 1, 1),
            vote(Case.OPEN, 0, 2),
            vote(Case.UNMEASURED, 2, 3),
            vote(Case.UNMEASURED, 3, 4));
    assertThat(ballot.winner()).isEqualTo(Case.OPEN);
    assertThat(ballot.isConflicting()).isFalse();
    assertThat(ballot.tallies().get(Case.UNMEASURED).reports()).isEqualTo(3);
  }

  @Test
  void winner_onlyUnmeasured_isUnmeasured() {
    Ballot ballot = of(vote(Case.UNMEASURED, 0, 1));
    assertThat(ballot.winner()).isEqualTo(Case.UNMEASURED);
    assertThat(ballot.isConflicting()).isFalse();
  }

  @Property
  void with_anyOrder_givesTheSameBallot(@ForAll("votes") List<Vote> votes, @ForAll long seed) {
    List<Vote> shuffled = new ArrayList<>(votes);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(of(shuffled)).isEqualTo(of(votes));
    assertThat(of(shuffled).winner()).isEqualTo(of(votes).winner());
  }

  /** The rule of DESIGN.md 5, said otherwise. */
  @Property
  void winner_anyVotes_hasMostAndOfThoseTheLatest(@ForAll("votes") List<Vote> votes) {
    Ballot ballot = of(votes);
    List<Vote> measured = votes.stream().filter(vote -> vote.vote() != Case.UNMEASURED).toList();
    assertThat(ballot.isConflicting())
        .isEqualTo(measured.stream().map(Vote::vote).distinct().count() > 1);
    if (measured.isEmpty()) {
      assertThat(ballot.winner()).isEqualTo(Case.UNMEASURED);
      return;
    }
    long most =
        measured.stream()
            .mapToLong(one -> measured.stream().filter(o -> o.vote() == one.vote()).count())
            .max()
            .orElseThrow();
    List<Vote> candidates =
        measured.stream()
            .filter(one -> measured.stream().filter(o -> o.vote() == one.vote()).count() == most)
            .toList();
    Vote latest =
        Collections.max(
            candidates,
            (one, other) -> {
              int byTime = one.measuredAt().compareTo(other.measuredAt());
              return byTime != 0 ? byTime : one.id().toString().compareTo(other.id().toString());
            });
    assertThat(ballot.winner()).isEqualTo(latest.vote());
  }

  @Test
  void tally_withoutReports_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ballot.Tally(0, NOON, new UUID(0, 1)))
        .withMessage("reports: must be at least 1");
  }

  @Test
  void ballot_doesNotChangeWithTheMapItWasMadeOf() {
    Map<Case, Ballot.Tally> tallies = new EnumMap<>(Case.class);
    Ballot ballot = new Ballot(tallies);
    tallies.put(Case.OPEN, new Ballot.Tally(1, NOON, new UUID(0, 1)));
    assertThat(ballot).isEqualTo(Ballot.EMPTY);
  }

  private static Vote vote(Case vote, int seconds, long id) {
    return new Vote(vote, NOON.plusSeconds(seconds), new UUID(0, id));
  }

  private static Ballot of(Vote... votes) {
    return of(List.of(votes));
  }

  private static Ballot of(List<Vote> votes) {
    Ballot ballot = Ballot.EMPTY;
    for (Vote vote : votes) {
      ballot = ballot.with(vote.vote(), vote.measuredAt(), vote.id());
    }
    return ballot;
  }
}
