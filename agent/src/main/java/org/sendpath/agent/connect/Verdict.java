package org.sendpath.agent.connect;

import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.report.Evidence;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;

/**
 * How a connect ended and how that is known.
 *
 * @param errno the system's name of the error
 * @param answeredEpochNanos when the answer arrived, by the system's wall clock; empty unless the
 *     kernel says
 */
record Verdict(
    Outcome outcome,
    Evidence evidence,
    Optional<String> errno,
    Optional<Icmp> icmp,
    OptionalLong answeredEpochNanos) {
  /** Our own timer ended it. */
  static final Verdict OUR_TIMER =
      new Verdict(
          Outcome.TIMEOUT,
          Evidence.TIMER,
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty());

  static Verdict of(Outcome outcome, Evidence evidence, Optional<String> errno) {
    return new Verdict(outcome, evidence, errno, Optional.empty(), OptionalLong.empty());
  }
}
