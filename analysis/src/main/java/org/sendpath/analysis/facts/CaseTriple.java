package org.sendpath.analysis.facts;

import java.util.List;
import java.util.Objects;
import org.sendpath.rule.Case;

/**
 * A report's case, and those over each family alone, as one number ({@code report.cases}): reports
 * that agree are found by comparing numbers. Nothing but this class knows what it is made of.
 */
public record CaseTriple(Case overall, Case ipv6, Case ipv4) {
  private static final List<Case> CASES = List.of(Case.values());

  public CaseTriple {
    Objects.requireNonNull(overall, "overall");
    Objects.requireNonNull(ipv6, "ipv6");
    Objects.requireNonNull(ipv4, "ipv4");
  }

  /** The number that stands for this. */
  public long number() {
    return (CASES.indexOf(overall) * (long) CASES.size() + CASES.indexOf(ipv6)) * CASES.size()
        + CASES.indexOf(ipv4);
  }

  /** What {@code number} stands for. */
  public static CaseTriple of(long number) {
    long rest = number / CASES.size();
    return new CaseTriple(
        CASES.get(Math.toIntExact(rest / CASES.size())),
        CASES.get(Math.toIntExact(rest % CASES.size())),
        CASES.get(Math.toIntExact(number % CASES.size())));
  }
}
