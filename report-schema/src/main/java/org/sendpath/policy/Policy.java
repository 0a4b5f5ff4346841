package org.sendpath.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sendpath.report.InvalidFieldException;

/**
 * An order and timers with which a mail reader falls back.
 *
 * @param description one line, for people
 * @param steps in their order, each another way
 * @param connectTimerMicros how long the reader waits for each address, in steps that have no timer
 *     of their own; empty: as long as its system does
 * @param system whose TCP it runs on; needed where a step has no timer. Without it an ICMP soft
 *     error ends a connect, as it does on today's systems
 * @param staggerMicros the next step begins so long after one has begun, even if that has not
 *     failed yet, and the first that opens wins (RFC 8305 §5: 250 ms); empty: only once it has
 *     failed
 * @param greetingTimerMicros how long the reader waits for a greeting on an open connection before
 *     it goes on, as it then does after every greeting other than 220; empty: it has connected, and
 *     stays
 */
public record Policy(
    String name,
    String description,
    List<Step> steps,
    OptionalLong connectTimerMicros,
    Optional<TcpSystem> system,
    OptionalLong staggerMicros,
    OptionalLong greetingTimerMicros) {
  private static final int MAX_STEPS = 32;

  public Policy {
    steps = List.copyOf(steps);
    Objects.requireNonNull(system, "system");
    Limits.name(name);
    Limits.description(description);
    Limits.timer("connectTimerMicros", connectTimerMicros);
    Limits.timer("staggerMicros", staggerMicros);
    Limits.timer("greetingTimerMicros", greetingTimerMicros);
    if (steps.isEmpty() || steps.size() > MAX_STEPS) {
      throw new InvalidFieldException("steps", "must be 1 to " + MAX_STEPS + " steps");
    }
    Set<Way> ways = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (!ways.add(steps.get(i).way())) {
        throw new InvalidFieldException(
            "steps/" + i, "is there already: the report has but one answer for each way");
      }
      boolean timed =
          steps.get(i).connectTimerMicros().isPresent() || connectTimerMicros.isPresent();
      if (!timed && system.isEmpty()) {
        throw new InvalidFieldException(
            "steps/" + i,
            "never ends: give connectTimerMicros, or name the system whose timeout decides");
      }
    }
  }

  /** How long one connect of {@code step} may take: the reader's timer or the system's timeout. */
  long limitMicros(Step step) {
    long system = this.system.map(TcpSystem::timeoutMicros).orElse(Long.MAX_VALUE);
    long timer = step.connectTimerMicros().orElse(connectTimerMicros.orElse(Long.MAX_VALUE));
    return Math.min(timer, system);
  }
}
