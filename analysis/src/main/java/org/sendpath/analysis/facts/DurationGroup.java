package org.sendpath.analysis.facts;

import java.util.List;
import java.util.Objects;
import org.sendpath.report.Family;
import org.sendpath.rule.Case;

/**
 * What durations are told apart by, as one number: tens of millions of attempts are grouped by it
 * in half the time that three words take. Nothing but this class knows what the number is made of.
 *
 * @param result the case
 * @param port 0 to 65535
 */
public record DurationGroup(Case result, int port, Family family) {
  private static final List<Case> CASES = List.of(Case.values());
  private static final List<Family> FAMILIES = List.of(Family.values());

  public DurationGroup {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(family, "family");
  }

  /** The number that stands for this. */
  public long number() {
    return ((long) port * CASES.size() + CASES.indexOf(result)) * FAMILIES.size()
        + FAMILIES.indexOf(family);
  }

  /** What {@code number} stands for. */
  public static DurationGroup of(long number) {
    long rest = number / FAMILIES.size();
    return new DurationGroup(
        CASES.get((int) (rest % CASES.size())),
        Math.toIntExact(rest / CASES.size()),
        FAMILIES.get((int) (number % FAMILIES.size())));
  }
}
