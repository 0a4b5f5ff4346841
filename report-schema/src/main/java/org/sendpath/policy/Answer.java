package org.sendpath.policy;

import java.util.Objects;
import org.sendpath.report.Attempt;
import org.sendpath.report.Outcome;
import org.sendpath.rule.CaseRule;

/**
 * How one address answered on one port.
 *
 * @param outcome by today's rules
 * @param elapsedMicros from SYN to the answer, or to the end of waiting
 */
public record Answer(Outcome outcome, long elapsedMicros, Greeting greeting) {
  public Answer {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(greeting, "greeting");
    if (elapsedMicros < 0) {
      throw new IllegalArgumentException("elapsedMicros: must not be negative");
    }
  }

  static Answer of(Attempt attempt) {
    return new Answer(
        CaseRule.outcome(attempt), attempt.elapsedMicros(), Greeting.of(attempt.session()));
  }
}
