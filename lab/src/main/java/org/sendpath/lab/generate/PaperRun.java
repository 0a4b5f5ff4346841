package org.sendpath.lab.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Route;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.rule.Case;

/**
 * What Mew did in a case: 587 over IPv4, and 25 if that failed; over SSL or SSH that port alone.
 *
 * @param port asked first
 * @param outcome its
 */
record PaperRun(Route route, int port, Outcome outcome) {
  private static final int SMTP_PORT = 25;

  /** No latency is told: one round trip of any network. */
  private static final long NOMINAL_MICROS = 20_000;

  /** Mew's, which the experiment was made with. */
  static final long TIMER_MICROS = 10_000_000;

  /**
   * @throws IllegalArgumentException if the paper met no such case
   */
  static PaperRun of(Case met) {
    return switch (met) {
      case OPEN -> new PaperRun(Route.DIRECT, 587, Outcome.OPEN);
      case RESET -> new PaperRun(Route.DIRECT, 587, Outcome.RESET);
      case TIMEOUT -> new PaperRun(Route.DIRECT, 587, Outcome.TIMEOUT);
      case SSH -> new PaperRun(Route.SSH, 22, Outcome.OPEN);
      case SSL -> new PaperRun(Route.SSL, 465, Outcome.OPEN);
      case ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN, UNMEASURED ->
          throw new IllegalArgumentException("the paper has no " + met.word());
    };
  }

  List<Attempt> attempts(String address) {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(attempt(port, address, 0, outcome));
    if (outcome != Outcome.OPEN) {
      attempts.add(attempt(SMTP_PORT, address, attempts.get(0).elapsedMicros(), Outcome.OPEN));
    }
    return attempts;
  }

  private static Attempt attempt(int port, String address, long startMicros, Outcome outcome) {
    boolean silent = outcome == Outcome.TIMEOUT;
    return new Attempt(
        Target.SERVER,
        port,
        Family.IPV4,
        address,
        0,
        startMicros,
        silent ? TIMER_MICROS : NOMINAL_MICROS,
        Clock.PROCESS,
        outcome,
        silent ? Evidence.TIMER : Evidence.ERRNO,
        outcome == Outcome.RESET ? Optional.of("ECONNREFUSED") : Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }
}
