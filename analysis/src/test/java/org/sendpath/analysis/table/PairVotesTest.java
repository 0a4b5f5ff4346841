package org.sendpath.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sendpath.analysis.engine.DuckDbEngine;
import org.sendpath.analysis.engine.DuckDbSettings;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.facts.CaseTriple;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.Type;
import org.sendpath.report.Family;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;

/** SQL and {@link PairVotes} come to what {@link Ballot} says of the reports one by one. */
class PairVotesTest {
  private static Path temporary;
  private static Engine engine;

  @BeforeContainer
  static void open() throws Exception {
    temporary = Files.createTempDirectory("pair-votes");
    engine = DuckDbEngine.open(new DuckDbSettings(128L << 20, 2, temporary));
  }

  @AfterContainer
  static void close() throws Exception {
    engine.close();
    Files.delete(temporary);
  }

  /** A report of one of few pairs, at one of few times, which gives few cases. */
  record Vote(long pair, long atMicros, Case overall, Case ipv6, Case ipv4, int idBits) {}

  @Provide
  static Arbitrary<Vote> votes() {
    // Mostly one, so that pairs with several reports are found that all agree, and may be tied.
    Arbitrary<Case> cases =
        Arbitraries.frequency(
            Tuple.of(14, Case.OPEN), Tuple.of(1, Case.TIMEOUT), Tuple.of(1, Case.UNMEASURED));
    return Combinators.combine(
            Arbitraries.longs().between(0, 9),
            Arbitraries.longs().between(-2, 5),
            cases,
            cases,
            cases,
            Arbitraries.integers())
        .as(Vote::new);
  }

  @Property(tries = 150)
  void settle_anyReports_isWhatBallotsSay(
      @ForAll @Size(min = 1, max = 60) List<@From("votes") Vote> votes,
      @ForAll Optional<Family> family)
      throws Exception {
    List<UUID> ids = new ArrayList<>();
    Map<Long, List<Integer>> pairs = new HashMap<>();
    for (int i = 0; i < votes.size(); i++) {
      // Of both signs, as text and as numbers; each once.
      ids.add(new UUID((long) votes.get(i).idBits() << 32, i));
      pairs.computeIfAbsent(votes.get(i).pair(), pair -> new ArrayList<>()).add(i);
    }
    keep(votes, ids);
    new PairVotes(engine, family).settle();

    Map<Long, List<Object>> expected = new HashMap<>();
    pairs.forEach((pair, of) -> expected.put(pair, expected(votes, ids, of, family)));
    assertThat(everyPair()).isEqualTo(expected);
  }

  private static List<Object> expected(
      List<Vote> votes, List<UUID> ids, List<Integer> of, Optional<Family> family) {
    Ballot overall = ballot(votes, ids, of, Vote::overall);
    Ballot ipv6 = ballot(votes, ids, of, Vote::ipv6);
    Ballot ipv4 = ballot(votes, ids, of, Vote::ipv4);
    Ballot meant = family.map(each -> each == Family.IPV6 ? ipv6 : ipv4).orElse(overall);
    return List.of(
        (long) of.size(),
        (long) ids.indexOf(overall.latest().orElseThrow().latestId()),
        (long) ids.indexOf(meant.tallies().get(meant.winner()).latestId()),
        overall.winner().word(),
        ipv6.winner().word(),
        ipv4.winner().word(),
        overall.isConflicting(),
        ipv6.isConflicting(),
        ipv4.isConflicting());
  }

  private static Ballot ballot(
      List<Vote> votes, List<UUID> ids, List<Integer> of, Function<Vote, Case> vote) {
    Ballot ballot = Ballot.EMPTY;
    for (int i : of) {
      Instant at = Instant.EPOCH.plus(votes.get(i).atMicros(), ChronoUnit.MICROS);
      ballot = ballot.with(vote.apply(votes.get(i)), at, ids.get(i));
    }
    return ballot;
  }

  private static void keep(List<Vote> votes, List<UUID> ids) throws Exception {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < votes.size(); i++) {
      Vote vote = votes.get(i);
      Map<String, Object> values =
          Map.of(
              "report", (long) i,
              "id", ids.get(i).toString(),
              "pairHigh", -vote.pair() / 2,
              "pairLow", vote.pair(),
              "measuredAtMicros", vote.atMicros(),
              "overall", vote.overall().word(),
              "ipv6", vote.ipv6().word(),
              "ipv4", vote.ipv4().word(),
              "cases", new CaseTriple(vote.overall(), vote.ipv6(), vote.ipv4()).number());
      List<Object> row = new ArrayList<>();
      for (Column column : Relation.REPORT.columns()) {
        row.add(values.getOrDefault(column.name(), other(column.type())));
      }
      rows.add(Collections.unmodifiableList(row));
    }
    engine.keep("report", Relation.REPORT.columns(), rows);
    engine.define("memberReport", "SELECT * FROM report");
  }

  private static Object other(Type type) {
    return switch (type) {
      case TEXT -> "any";
      case WHOLE -> 0L;
      case TRUTH -> false;
      case DECIMAL -> 0.0;
    };
  }

  private static Map<Long, List<Object>> everyPair() throws Exception {
    Map<Long, List<Object>> pairs = new HashMap<>();
    engine.query(
        "SELECT pairLow, reports, latest, standing, resultOverall, resultIpv6, resultIpv4,"
            + " conflicting, conflictingIpv6, conflictingIpv4 FROM everyPair",
        row -> {
          List<Object> columns = new ArrayList<>();
          for (int i = 1; i <= 3; i++) {
            columns.add(row.whole(i).orElseThrow());
          }
          for (int i = 4; i <= 6; i++) {
            columns.add(row.text(i).orElseThrow());
          }
          for (int i = 7; i <= 9; i++) {
            columns.add(row.truth(i).orElseThrow());
          }
          assertThat(pairs.put(row.whole(0).orElseThrow(), columns)).isNull();
        });
    return pairs;
  }

  @Example
  void vote_sql_tellsEveryCaseApart() throws Exception {
    for (Case one : Case.values()) {
      for (Case other : Case.values()) {
        Vote first = new Vote(1, 1, one, one, one, 1);
        keep(
            List.of(first, new Vote(1, 2, other, one, one, 2)),
            List.of(new UUID(0, 1), new UUID(0, 2)));
        List<Boolean> doubtful = new ArrayList<>();
        engine.query(
            "SELECT doubtful FROM (" + SqlFile.VOTE.text() + ") v",
            row -> doubtful.add(row.truth(0).orElseThrow()));
        assertThat(doubtful).as(one + " beside " + other).containsExactly(one != other);
      }
    }
  }
}
