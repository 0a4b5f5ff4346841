package org.sendpath.agent.connect;

import java.util.Optional;
import org.sendpath.report.Evidence;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;

/**
 * How a connect ended and how that is known, times left aside.
 *
 * @param errno the system's name of the error
 */
record Verdict(Outcome outcome, Evidence evidence, Optional<String> errno, Optional<Icmp> icmp) {
  /** Our own timer ended it. */
  static final Verdict OUR_TIMER =
      new Verdict(Outcome.TIMEOUT, Evidence.TIMER, Optional.empty(), Optional.empty());

  static Verdict of(Outcome outcome, Evidence evidence, Optional<String> errno) {
    return new Verdict(outcome, evidence, errno, Optional.empty());
  }
}
