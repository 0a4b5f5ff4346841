package org.sendpath.policy;

import java.util.BitSet;
import java.util.List;
import org.sendpath.policy.Ending.Reason;

/** Plays one send: the steps in their order, each beginning when the policy says so. */
final class Play {
  private final Policy policy;
  private final Measured measured;
  private final long[] silentUntilMicros;

  private long startMicros;
  private long gaveUpMicros;
  private boolean tried;
  private boolean left;
  private long wonMicros = Long.MAX_VALUE;
  private Ending ending;

  /**
   * @param skipped the numbers of the steps that are left out
   */
  Play(Policy policy, Measured measured, BitSet skipped) {
    this.policy = policy;
    this.measured = measured;
    this.silentUntilMicros = new long[policy.steps().size()];
    // What is skipped had timed out: it left the host.
    this.left = !skipped.isEmpty();
    List<Step> steps = policy.steps();
    for (int i = 0; i < steps.size() && isGoingOn(); i++) {
      if (!skipped.get(i)) {
        play(i, steps.get(i));
      }
    }
    if (ending == null) {
      // An offline laptop says nothing of the network, as it does not in the table of cases.
      ending =
          tried && !left
              ? new Ending.Unmeasured(Reason.NOTHING_LEFT)
              : new Ending.NotSent(gaveUpMicros);
    }
  }

  Ending ending() {
    return ending;
  }

  /** The numbers of the steps that had timed out when the reader was done. */
  BitSet timedOut() {
    BitSet timedOut = new BitSet();
    for (int i = 0; i < silentUntilMicros.length; i++) {
      timedOut.set(i, silentUntilMicros[i] > 0 && silentUntilMicros[i] <= wonMicros);
    }
    return timedOut;
  }

  private boolean isGoingOn() {
    return startMicros < wonMicros && !(ending instanceof Ending.Unmeasured);
  }

  private void play(int number, Step step) {
    List<Answer> answers = measured.on(step.way());
    if (answers.isEmpty()) {
      if (measured.hasAddress(step.way().family())) {
        ending = new Ending.Unmeasured(Reason.PORT_NOT_TRIED);
      }
      return;
    }
    StepEnd end = StepRule.end(policy, step, answers);
    if (end instanceof StepEnd.Unknown unknown) {
      ending = new Ending.Unmeasured(unknown.reason());
    } else if (end instanceof StepEnd.Failed failed) {
      failed(number, failed);
    } else if (end instanceof StepEnd.Won won) {
      won(step.way(), won);
    }
  }

  private void failed(int number, StepEnd.Failed failed) {
    long atMicros = startMicros + failed.atMicros();
    tried = true;
    left |= failed.left();
    gaveUpMicros = Math.max(gaveUpMicros, atMicros);
    silentUntilMicros[number] = failed.timedOut() ? atMicros : 0;
    next(atMicros);
  }

  private void won(Way way, StepEnd.Won won) {
    long atMicros = startMicros + won.atMicros();
    if (atMicros < wonMicros) {
      wonMicros = atMicros;
      long waitMicros = startMicros + won.waitMicros();
      ending = won.speaks() ? new Ending.Sent(way, waitMicros) : new Ending.NotSent(waitMicros);
    }
    next(atMicros);
  }

  private void next(long endMicros) {
    startMicros = Math.min(endMicros, startMicros + policy.staggerMicros().orElse(endMicros));
  }
}
