package org.sendpath.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.Row;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Type;
import org.sendpath.report.Family;

/**
 * Finds the pairs' cases. SQL finds the pairs whose reports all agree, which need no vote; the
 * others are few, and {@link org.sendpath.rule.Ballot} decides them one by one.
 */
final class PairVotes {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("pairHigh", Type.WHOLE),
          new Column("pairLow", Type.WHOLE),
          new Column("reports", Type.WHOLE),
          new Column("latest", Type.WHOLE),
          new Column("standing", Type.WHOLE),
          new Column("resultOverall", Type.TEXT),
          new Column("resultIpv6", Type.TEXT),
          new Column("resultIpv4", Type.TEXT),
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

  /** From {@code memberReport} to {@code settled}. */
  void settle() throws EngineException {
    engine.keep("vote", SqlFile.VOTE.text());
    engine.keep("contested", SqlFile.CONTESTED.text());
    engine.keep("contestedReport", SqlFile.CONTESTED_REPORT.text());
    engine.keep("tiedReport", SqlFile.TIED_REPORT.text());
    Counting counting = new Counting();
    engine.query(SqlFile.BALLOT.text(), counting::take);
    List<SettledPair> settled = counting.all();
    engine.keep("settled", COLUMNS, () -> settled.stream().map(SettledPair::row).iterator());
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
      open.get()
          .vote(
              Rows.whole(row, 2),
              Rows.time(row, 3),
              row.text(7),
              CaseWords.of(Rows.text(row, 4)),
              CaseWords.of(Rows.text(row, 5)),
              CaseWords.of(Rows.text(row, 6)));
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
