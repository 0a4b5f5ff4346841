package org.sendpath.policy;

import org.sendpath.policy.Ending.Reason;

/** How a step ends, in microseconds from its beginning. */
sealed interface StepEnd {
  /**
   * The reader has what it was looking for, and drops whatever else is under way.
   *
   * @param atMicros when it had it
   * @param waitMicros until it can speak, or until the last that is known of a server that holds it
   * @param speaks whether it can speak
   */
  record Won(long atMicros, long waitMicros, boolean speaks) implements StepEnd {}

  /**
   * The reader goes on.
   *
   * @param timedOut whether any address of it was silent until the limit
   * @param left whether anything of it left the host
   */
  record Failed(long atMicros, boolean timedOut, boolean left) implements StepEnd {}

  /** The report does not tell. */
  record Unknown(Reason reason) implements StepEnd {}
}
