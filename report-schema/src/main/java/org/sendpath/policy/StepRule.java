package org.sendpath.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.policy.Ending.Reason;
import org.sendpath.report.Outcome;

/** Plays one step of a policy: its addresses one after another, each with the step's limit. */
final class StepRule {
  private final long limitMicros;
  private final Optional<TcpSystem> system;
  private final OptionalLong greetingTimerMicros;

  private long spentMicros;
  private boolean timedOut;
  private boolean left;

  private StepRule(Policy policy, Step step) {
    this.limitMicros = policy.limitMicros(step);
    this.system = policy.system();
    this.greetingTimerMicros = policy.greetingTimerMicros();
  }

  /** The end of {@code step}, if its addresses answer as {@code answers} has it. */
  static StepEnd end(Policy policy, Step step, List<Answer> answers) {
    return new StepRule(policy, step).end(answers);
  }

  private StepEnd end(List<Answer> answers) {
    for (Answer answer : answers) {
      left |= answer.outcome() != Outcome.UNSENT;
      Optional<StepEnd> end = tried(answer);
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new StepEnd.Failed(spentMicros, timedOut, left);
  }

  /** The step's end, if this address is its last; else the time has been spent. */
  private Optional<StepEnd> tried(Answer answer) {
    if (answer.outcome() == Outcome.TIMEOUT || answer.elapsedMicros() > limitMicros) {
      // A silence that was cut short by a timer is taken to go on.
      timesOutAfter(limitMicros);
      return Optional.empty();
    }
    return switch (answer.outcome()) {
      case OPEN -> opened(answer);
      case RESET, ICMP_HARD, UNSENT -> failed(answer.elapsedMicros());
      case ICMP_SOFT -> failed(softMicros(answer.elapsedMicros()));
      case ICMP_UNKNOWN ->
          softMicros(answer.elapsedMicros()) == answer.elapsedMicros()
              ? failed(answer.elapsedMicros())
              : Optional.of(new StepEnd.Unknown(Reason.ERROR_UNKNOWN));
      case TIMEOUT -> throw new IllegalStateException("a timeout has no answer");
    };
  }

  private Optional<StepEnd> failed(long afterMicros) {
    if (afterMicros > limitMicros) {
      timesOutAfter(limitMicros);
    } else {
      spentMicros += afterMicros;
    }
    return Optional.empty();
  }

  private void timesOutAfter(long micros) {
    timedOut = true;
    spentMicros += micros;
  }

  /** When a connect ends that got a soft error after {@code elapsedMicros}. */
  private long softMicros(long elapsedMicros) {
    if (system.isEmpty() || system.get().softErrorsEnd()) {
      return elapsedMicros;
    }
    return Math.max(elapsedMicros, system.get().softErrorWaitMicros().orElse(Long.MAX_VALUE));
  }

  private Optional<StepEnd> opened(Answer answer) {
    long openMicros = spentMicros + answer.elapsedMicros();
    Greeting greeting = answer.greeting();
    boolean speaks =
        switch (greeting.kind()) {
          case READY, UNHEARD -> true;
          case SILENT, REFUSED -> false;
        };
    long greetedMicros = openMicros + greeting.micros();
    if (greetingTimerMicros.isEmpty()) {
      return Optional.of(new StepEnd.Won(openMicros, greetedMicros, speaks));
    }
    long timerMicros = greetingTimerMicros.getAsLong();
    if (greeting.kind() == Greeting.Kind.SILENT || greeting.micros() > timerMicros) {
      spentMicros = openMicros;
      timesOutAfter(timerMicros);
      return Optional.empty();
    }
    if (speaks) {
      return Optional.of(new StepEnd.Won(greetedMicros, greetedMicros, true));
    }
    spentMicros = greetedMicros;
    return Optional.empty();
  }
}
