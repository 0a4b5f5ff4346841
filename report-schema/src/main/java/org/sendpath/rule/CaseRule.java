package org.sendpath.rule;

import java.util.Optional;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Target;

/**
 * In which row of Table 4.3 a report falls: what its volunteer's mail reader would meet on the
 * submission port. Looks at port 587 of the volunteer's own server and at sample 0 alone.
 */
public final class CaseRule {
  private static final int SUBMISSION_PORT = 587;

  private CaseRule() {}

  /**
   * The family's outcome on port 587: {@code open} if any address opened, else that of the address
   * attempted first (by {@code startMicros}, then by the report's order). Empty if the family was
   * not attempted. Hard or soft is decided here, by {@link IcmpRule}, where type and code are
   * known: reports of older agents follow the rule of today.
   */
  public static Optional<Outcome> familyOutcome(Report report, Family family) {
    return familyOutcome(report, SUBMISSION_PORT, family);
  }

  private static Optional<Outcome> familyOutcome(Report report, int port, Family family) {
    Attempt first = null;
    for (Attempt attempt : report.attempts()) {
      if (attempt.family() == family && counts(attempt, port)) {
        if (outcome(attempt) == Outcome.OPEN) {
          return Optional.of(Outcome.OPEN);
        }
        if (first == null || attempt.startMicros() < first.startMicros()) {
          first = attempt;
        }
      }
    }
    return Optional.ofNullable(first).map(CaseRule::outcome);
  }

  /**
   * The report's case: the route's, if mail goes through SSL or SSH; else open if any family is;
   * else IPv4's, if IPv4 was attempted and left the host; else IPv6's; else unmeasured.
   */
  public static Case of(Report report) {
    return switch (report.server().route()) {
      case SSL -> Case.SSL;
      case SSH -> Case.SSH;
      case DIRECT -> ofPort(report, SUBMISSION_PORT).orElse(Case.UNMEASURED);
    };
  }

  /**
   * The case over one family alone: the route's, if mail goes through SSL or SSH; else the family's
   * outcome; unmeasured if the family was not attempted or nothing left the host.
   */
  public static Case of(Report report, Family family) {
    return switch (report.server().route()) {
      case SSL -> Case.SSL;
      case SSH -> Case.SSH;
      case DIRECT -> familyOutcome(report, family).map(CaseRule::row).orElse(Case.UNMEASURED);
    };
  }

  /** The attempt's outcome under the rule of today. What was not sent stays so. */
  public static Outcome outcome(Attempt attempt) {
    Optional<Icmp> icmp = attempt.icmp();
    if (icmp.isEmpty() || attempt.outcome() == Outcome.UNSENT) {
      return attempt.outcome();
    }
    return IcmpRule.outcome(attempt.family(), icmp.get().type(), icmp.get().code());
  }

  /**
   * What the server's port answered, whatever the route: open if any family is; else IPv4's
   * outcome, if IPv4 was attempted and left the host; else IPv6's. {@link Case#UNMEASURED} if
   * nothing left the host; empty if the port was not attempted.
   */
  static Optional<Case> ofPort(Report report, int port) {
    Optional<Outcome> ipv6 = familyOutcome(report, port, Family.IPV6);
    Optional<Outcome> ipv4 = familyOutcome(report, port, Family.IPV4);
    boolean open = ipv6.equals(Optional.of(Outcome.OPEN)) || ipv4.equals(Optional.of(Outcome.OPEN));
    if (open) {
      return Optional.of(Case.OPEN);
    }
    return ipv4.filter(outcome -> outcome != Outcome.UNSENT)
        .or(() -> ipv6)
        .or(() -> ipv4)
        .map(CaseRule::row);
  }

  /** Whether the attempt tells of the server's port: sample 0 alone does. */
  static boolean counts(Attempt attempt, int port) {
    return attempt.port() == port && attempt.target() == Target.SERVER && attempt.sample() == 0;
  }

  /** The row of an outcome; what was not sent measured nothing. */
  public static Case row(Outcome outcome) {
    return switch (outcome) {
      case OPEN -> Case.OPEN;
      case RESET -> Case.RESET;
      case ICMP_HARD -> Case.ICMP_HARD;
      case ICMP_SOFT -> Case.ICMP_SOFT;
      case ICMP_UNKNOWN -> Case.ICMP_UNKNOWN;
      case TIMEOUT -> Case.TIMEOUT;
      case UNSENT -> Case.UNMEASURED;
    };
  }
}
