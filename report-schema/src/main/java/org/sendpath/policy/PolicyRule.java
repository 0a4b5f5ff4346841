package org.sendpath.policy;

import java.util.BitSet;
import org.sendpath.policy.Ending.Reason;

/**
 * What a mail reader that follows a policy would have met where a report was measured.
 *
 * <ul>
 *   <li>A step begins when the one before has failed, or {@code staggerMicros} after that began.
 *       Once one has opened, the others are dropped.
 *   <li>A family without an address costs nothing. A port that was not tried, though its family has
 *       an address, leaves the policy unmeasured if the policy comes to it.
 *   <li>Silence under a shorter timer is silence under a longer one, too; an answer that came later
 *       than the limit is a timeout at the limit.
 *   <li>A server that opens and does not greet with 220 holds the reader, unless the policy has a
 *       timer for the greeting.
 *   <li>A negative cache knows steps in which an address timed out and none opened, before the
 *       reader was done.
 * </ul>
 */
public final class PolicyRule {
  private static final BitSet NONE = new BitSet();

  private PolicyRule() {}

  /** What {@code policy} would have cost. */
  public static Costs costs(Policy policy, Measured measured) {
    if (measured.isEmpty()) {
      Ending nothing = new Ending.Unmeasured(Reason.NOTHING_ATTEMPTED);
      return new Costs(nothing, nothing);
    }
    Play first = new Play(policy, measured, NONE);
    BitSet known = first.timedOut();
    boolean skips =
        !(first.ending() instanceof Ending.Unmeasured)
            && !known.isEmpty()
            && leavesAnything(policy, measured, known);
    return new Costs(
        first.ending(), skips ? new Play(policy, measured, known).ending() : first.ending());
  }

  /** Whether there is an address for any step but those that are {@code skipped}. */
  private static boolean leavesAnything(Policy policy, Measured measured, BitSet skipped) {
    for (int i = 0; i < policy.steps().size(); i++) {
      if (!skipped.get(i) && measured.hasAddress(policy.steps().get(i).way().family())) {
        return true;
      }
    }
    return false;
  }
}
