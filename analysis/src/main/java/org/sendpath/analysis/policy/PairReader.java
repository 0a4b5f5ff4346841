package org.sendpath.analysis.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sendpath.analysis.engine.Row;
import org.sendpath.analysis.engine.RowConsumer;
import org.sendpath.policy.Answer;
import org.sendpath.policy.Greeting;
import org.sendpath.policy.Measured;
import org.sendpath.policy.Way;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.Word;
import org.sendpath.rule.Case;

/** Gathers the rows of {@code attempts.sql} into pairs; one pair is in memory at a time. */
final class PairReader implements RowConsumer {
  // The columns of attempts.sql.
  private static final int STANDING = 0;
  private static final int RESULT = 1;
  private static final int PORT = 2;
  private static final int FAMILY = 3;
  private static final int OUTCOME = 4;
  private static final int ELAPSED_MICROS = 5;
  private static final int SPEAKS = 6;
  private static final int GREETING_MICROS = 7;
  private static final int FAILURE = 8;

  private final BiConsumer<Case, Measured> pairs;
  private final Map<String, Case> results = words(Case.values());
  private final Map<String, Family> families = words(Family.values());
  private final Map<String, Outcome> outcomes = words(Outcome.values());
  private final Map<String, SessionFailure> failures = words(SessionFailure.values());

  private final Map<Way, List<Answer>> answers = new HashMap<>();
  private boolean begun;
  private long standing;
  private Case result = Case.UNMEASURED;

  /**
   * @param pairs takes each pair's case and what was measured
   */
  PairReader(BiConsumer<Case, Measured> pairs) {
    this.pairs = pairs;
  }

  @Override
  public void take(Row row) {
    long report = row.whole(STANDING).orElseThrow();
    if (!begun || report != standing) {
      finish();
      begun = true;
      standing = report;
      result = row.text(RESULT).map(results::get).orElseThrow();
    }
    if (row.whole(PORT).isPresent()) {
      Way way =
          new Way(
              Math.toIntExact(row.whole(PORT).getAsLong()),
              row.text(FAMILY).map(families::get).orElseThrow());
      answers.computeIfAbsent(way, added -> new ArrayList<>()).add(answer(row));
    }
  }

  /** Gives the last pair; to be called once all rows have come. */
  void finish() {
    if (begun) {
      pairs.accept(result, new Measured(answers));
      answers.clear();
      begun = false;
    }
  }

  private Answer answer(Row row) {
    return new Answer(
        row.text(OUTCOME).map(outcomes::get).orElseThrow(),
        row.whole(ELAPSED_MICROS).orElseThrow(),
        Greeting.of(
            row.truth(SPEAKS), row.whole(GREETING_MICROS), row.text(FAILURE).map(failures::get)));
  }

  private static <E extends Enum<E> & Word> Map<String, E> words(E[] constants) {
    return Arrays.stream(constants).collect(Collectors.toMap(Word::word, Function.identity()));
  }
}
