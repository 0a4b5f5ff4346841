package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.Trust;

/**
 * A report sorted by port and family: for each the attempt that tells, which is the first that
 * opened, else the first. Sample 0 alone decides; the others refine the round-trip time.
 */
final class Findings {
  /**
   * What one port gave over one family.
   *
   * @param rttMicros median over all samples, where something answered
   */
  record Finding(Attempt attempt, OptionalLong rttMicros) {
    int port() {
      return attempt.port();
    }

    Family family() {
      return attempt.family();
    }

    boolean open() {
      return attempt.outcome() == Outcome.OPEN;
    }

    /** Open, and the server spoke as it should to the end. */
    boolean usable() {
      return open() && attempt.session().flatMap(Session::failure).isEmpty();
    }

    boolean encrypted() {
      return usable() && attempt.session().flatMap(Session::tls).isPresent();
    }

    /** Encrypted, and the certificate vouches for the server that was named. */
    boolean trusted() {
      return encrypted()
          && attempt
              .session()
              .flatMap(Session::tls)
              .filter(tls -> tls.trust() == Trust.TRUSTED && tls.hostnameMatches())
              .isPresent();
    }

    boolean sent() {
      return attempt.outcome() != Outcome.UNSENT;
    }

    Optional<Session> session() {
      return attempt.session();
    }
  }

  private final Report report;

  Findings(Report report) {
    this.report = report;
  }

  Report report() {
    return report;
  }

  /** Ports in the order in which they were first tried, and in each IPv6 before IPv4. */
  List<Finding> all(Target target) {
    List<Finding> all = new ArrayList<>();
    for (int port : ports(target)) {
      all.addAll(of(target, port));
    }
    return all;
  }

  /** What {@code port} gave; a family over which it was not tried is left out. */
  List<Finding> of(Target target, int port) {
    List<Finding> findings = new ArrayList<>();
    for (Family family : Family.values()) {
      of(target, port, family).ifPresent(findings::add);
    }
    return findings;
  }

  Optional<Finding> of(Target target, int port, Family family) {
    List<Attempt> attempts = attempts(target, port, family);
    return attempts.stream()
        .filter(attempt -> attempt.outcome() == Outcome.OPEN)
        .findFirst()
        .or(() -> attempts.stream().findFirst())
        .map(attempt -> new Finding(attempt, rttMicros(attempt)));
  }

  Set<Integer> ports(Target target) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (Attempt attempt : report.attempts()) {
      if (attempt.target() == target) {
        ports.add(attempt.port());
      }
    }
    return ports;
  }

  boolean open(Target target, int port) {
    return of(target, port).stream().anyMatch(Finding::open);
  }

  /** Sample 0 of each address, in the order tried. */
  List<Attempt> attempts(Target target, int port, Family family) {
    return report.attempts().stream()
        .filter(attempt -> attempt.sample() == 0)
        .filter(attempt -> attempt.target() == target && attempt.port() == port)
        .filter(attempt -> attempt.family() == family)
        .toList();
  }

  /** The median over the samples of this address and port that ended alike. */
  OptionalLong rttMicros(Attempt attempt) {
    if (!answered(attempt.outcome())) {
      return OptionalLong.empty();
    }
    long[] micros =
        report.attempts().stream()
            .filter(other -> other.target() == attempt.target() && other.port() == attempt.port())
            .filter(other -> other.address().equals(attempt.address()))
            .filter(other -> other.outcome() == attempt.outcome())
            .mapToLong(Attempt::elapsedMicros)
            .toArray();
    return OptionalLong.of(median(micros));
  }

  static boolean answered(Outcome outcome) {
    return switch (outcome) {
      case OPEN, RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN -> true;
      case TIMEOUT, UNSENT -> false;
    };
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  static long median(long[] micros) {
    long[] sorted = micros.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
