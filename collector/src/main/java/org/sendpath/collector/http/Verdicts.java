package org.sendpath.collector.http;

import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.collector.ingest.Judgement;

/** Judgements, as this interface tells them. */
final class Verdicts {
  private Verdicts() {}

  /**
   * Why the report is refused; empty if it is sound.
   *
   * @param line of a body of many
   */
  static Optional<Problem> refusal(Judgement judgement, OptionalLong line) {
    if (judgement instanceof Judgement.Malformed malformed) {
      return Optional.of(Problems.malformed(line, malformed.fault()));
    }
    if (judgement instanceof Judgement.Invalid invalid) {
      return Optional.of(Problems.invalid(line, invalid.faults()));
    }
    if (judgement instanceof Judgement.TokenNeeded needed) {
      return Optional.of(Problems.experimentToken(line, needed.experiment()));
    }
    return Optional.empty();
  }
}
