package org.sendpath.agent.show;

import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Target;

/**
 * What a mail reader has waited when it has tried every address of a port over one family, or over
 * IPv6 and then IPv4, and none opened before.
 *
 * @param micros as measured in this run
 * @param silent how many addresses said nothing, each until a timer or the system ended it
 */
record Wait(long micros, int silent) {
  static final Wait NONE = new Wait(0, 0);

  /** The wait on {@code port}, until an address opened or all have failed. */
  static Wait before(Findings findings, int port) {
    Wait wait = NONE;
    for (Family family : Family.values()) {
      wait = wait.plus(on(findings, port, family));
      if (findings.of(Target.SERVER, port, family).filter(Findings.Finding::open).isPresent()) {
        break;
      }
    }
    return wait;
  }

  /** The same over one family. */
  static Wait on(Findings findings, int port, Family family) {
    Wait wait = NONE;
    for (Attempt attempt : findings.attempts(Target.SERVER, port, family)) {
      if (attempt.outcome() == Outcome.OPEN) {
        break;
      }
      wait =
          wait.plus(
              new Wait(attempt.elapsedMicros(), attempt.outcome() == Outcome.TIMEOUT ? 1 : 0));
    }
    return wait;
  }

  private Wait plus(Wait other) {
    return new Wait(micros + other.micros, silent + other.silent);
  }
}
