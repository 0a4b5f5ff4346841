package org.sendpath.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;

/**
 * What tables need of one report, derived by the rules of this package: whoever counts reports
 * counts these.
 *
 * @param server the server's name; with {@code experiment} and {@code volunteer} it is the pair
 * @param local whether {@link LocalServerRule} leaves the report out of the tables
 * @param overall the report's case
 * @param ipv6 the case over IPv6 alone
 * @param ipv4 the case over IPv4 alone
 * @param connects how long connects to the server took, each sample; empty for a local server
 * @param osTimeoutMicros how long this system's TCP waited, where no timer of ours ended the wait;
 *     empty for a local server
 */
public record ReportFacts(
    UUID id,
    String experiment,
    Instant measuredAt,
    String volunteer,
    String server,
    ServerKind kind,
    Route route,
    OsFamily os,
    Network network,
    boolean local,
    Case overall,
    Case ipv6,
    Case ipv4,
    List<Connect> connects,
    OptionalLong osTimeoutMicros) {
  /** The ports of the experiment, in the order in which tables list them. */
  public static final List<Integer> PORTS = List.of(587, 465, 25, 22);

  /**
   * One connect that left the host.
   *
   * @param result what it met, as a case
   * @param port one of {@link #PORTS}
   */
  public record Connect(Case result, int port, Family family, long elapsedMicros) {
    public Connect {
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(family, "family");
    }
  }

  public ReportFacts {
    connects = List.copyOf(connects);
  }

  /** The facts of a report. */
  public static ReportFacts of(Report report) {
    boolean local = LocalServerRule.isLocal(report);
    return new ReportFacts(
        report.id(),
        report.experiment(),
        report.measuredAt(),
        report.volunteer(),
        report.server().name(),
        report.server().kind(),
        report.server().route(),
        OsFamily.of(report.agent().os()),
        report.vantage().network(),
        local,
        CaseRule.of(report),
        CaseRule.of(report, Family.IPV6),
        CaseRule.of(report, Family.IPV4),
        local ? List.of() : connects(report),
        local ? OptionalLong.empty() : osTimeoutMicros(report));
  }

  private static List<Connect> connects(Report report) {
    List<Connect> connects = new ArrayList<>();
    for (Attempt attempt : report.attempts()) {
      if (attempt.target() == Target.SERVER && PORTS.contains(attempt.port())) {
        Case result = CaseRule.row(CaseRule.outcome(attempt));
        if (result != Case.UNMEASURED) {
          connects.add(
              new Connect(result, attempt.port(), attempt.family(), attempt.elapsedMicros()));
        }
      }
    }
    return connects;
  }

  /** The longest: an attempt that lost its route on the way gives up sooner than TCP would. */
  private static OptionalLong osTimeoutMicros(Report report) {
    OptionalLong longest = OptionalLong.empty();
    for (Attempt attempt : report.attempts()) {
      if (attempt.outcome() == Outcome.TIMEOUT
          && attempt.evidence() != Evidence.TIMER
          && attempt.elapsedMicros() >= longest.orElse(0)) {
        longest = OptionalLong.of(attempt.elapsedMicros());
      }
    }
    return longest;
  }
}
