package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.Row;
import org.sendpath.analysis.facts.CaseTriple;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Type;
import org.sendpath.report.Family;

/**
 * Finds the pairs' cases. SQL finds the pairs whose reports all agree, which need no vote; the
 * others are few, and {@link org.sendpath.rule.Ballot} decides them one by one.
 */
final class PairVotes {
  private static final List<Column> SETTLED =
      List.of(
          new Column("reports", Type.WHOLE),
          new Column("latest", Type.WHOLE),
          new Column("standing", Type.WHOLE),
          new Column("overall", Type.TEXT),
          new Column("ipv6", Type.TEXT),
          new Column("ipv4", Type.TEXT),
          new Column("conflicting", Type.TRUTH),
          new Column("conflictingIpv6", Type.TRUTH),
          new Column("conflictingIpv4", Type.TRUTH));

  private final Engine engine;
  private final Optional<Family> family;

  /**
   * @param family over which alone a pair's case is meant
   */
  PairVotes(Engine engine, Optional<Family> family) {
    this.engine = engine;
    this.family = family;
  }

  /** From {@code memberReport} to {@code everyPair}. */
  void settle() throws EngineException {
    engine.keep("vote", SqlFile.VOTE.text());
    engine.keep("contested", SqlFile.CONTESTED.text());
    engine.keep("contestedReport", SqlFile.CONTESTED_REPORT.text());
    Counting counting = new Counting();
    engine.query(SqlFile.BALLOT.text(), counting::take);
    List<SettledPair> settled = counting.all();
    engine.keep("settled", SETTLED, () -> settled.stream().map(SettledPair::row).iterator());
    engine.define("settledPair", SqlFile.SETTLED_PAIR.text());
    engine.define("everyPair", SqlFile.EVERY_PAIR.text());
  }

  /** Takes the votes, pair by pair. */
  private final class Counting {
    private final List<SettledPair> settled = new ArrayList<>();
    private Optional<PairBallot> open = Optional.empty();

    void take(Row row) {
      long pairHigh = Rows.whole(row, 0);
      long pairLow = Rows.whole(row, 1);
      if (open.isEmpty() || !open.get().isOf(pairHigh, pairLow)) {
        close();
        open = Optional.of(new PairBallot(pairHigh, pairLow));
      }
      open.get().vote(Rows.whole(row, 2), Rows.time(row, 3), CaseTriple.of(Rows.whole(row, 4)));
    }

    List<SettledPair> all() {
      close();
      return settled;
    }

    private void close() {
      open.ifPresent(ballot -> settled.add(ballot.settled(family)));
      open = Optional.empty();
    }
  }
}
