package org.sendpath.lab.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.sendpath.agent.measure.ReportId;
import org.sendpath.agent.spool.ServerHiding;
import org.sendpath.report.Agent;
import org.sendpath.report.Report;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

/**
 * Reports as an experiment of today would bring in, spread evenly over its time: the paper's shares
 * of local servers, reports about one pair, kinds and cases, with what the paper could not see.
 */
final class RealisticReports implements ReportSource {
  private static final double SYSTEM_TIMEOUT_SHARE = 0.06;
  private static final double NO_NAME_SHARE = 0.006;
  private static final double NO_NETWORK_SHARE = 0.005;

  /** Of a pair's further reports. */
  private static final double ELSEWHERE_SHARE = 0.5;

  private static final double OTHER_ANSWER_SHARE = 0.06;

  private static final int MAX_SERVERS = 8;

  private final long seed;
  private final long count;
  private final Instant since;
  private final Duration span;
  private final String experiment;
  private final Visits visits;
  private final Sites sites;

  /**
   * @param since when the first is measured
   * @param span in which all are
   */
  RealisticReports(long seed, long count, Instant since, Duration span, String experiment) {
    this.seed = seed;
    this.count = count;
    this.since = since;
    this.span = span;
    this.experiment = experiment;
    this.visits = new Visits(seed, count);
    this.sites = new Sites(seed);
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public Report report(long number) {
    Draws draws = Draws.of(seed, Draws.Purpose.REPORT, number);
    Visits.Visit visit = visits.at(number);
    Volunteer volunteer = Volunteer.of(seed, visit.volunteer());
    Pair pair = pair(visit);
    boolean again = visit.repetition() > 0;
    Surroundings surroundings =
        again && draws.chance(ELSEWHERE_SHARE) ? Surroundings.draw(draws) : volunteer.usual();
    boolean systemTimeout = draws.chance(SYSTEM_TIMEOUT_SHARE);
    Optional<Answer> submission =
        again && draws.chance(OTHER_ANSWER_SHARE) ? Optional.of(other(pair)) : Optional.empty();
    Instant measuredAt = measuredAt(number, draws);
    Probe probe =
        new Probe(
            pair,
            surroundings,
            new Connects(volunteer.machine(), systemTimeout, draws),
            hindrance(draws),
            submission,
            measuredAt,
            draws);
    probe.run();
    Agent agent = volunteer.machine().agent(systemTimeout, draws);
    Report report =
        new Report(
            ReportId.at(measuredAt, draws),
            experiment,
            measuredAt,
            probe.elapsedMicros(),
            agent,
            volunteer.pseudonym(),
            pair.server(),
            new Vantage(surroundings.network(), UnknownFields.NONE),
            probe.resolutions(),
            probe.attempts(),
            UnknownFields.NONE);
    return volunteer.hidesServer() ? ServerHiding.hide(report) : report;
  }

  /** A volunteer's servers differ: they are drawn in order, those drawn before set aside. */
  private Pair pair(Visits.Visit visit) {
    Set<String> names = new HashSet<>();
    for (int server = 0; ; server++) {
      Pair pair = pair(visit.volunteer(), server, names);
      if (server == visit.server()) {
        return pair;
      }
    }
  }

  private Pair pair(long volunteer, int server, Set<String> names) {
    Draws draws = Draws.of(seed, Draws.Purpose.PAIR, volunteer * MAX_SERVERS + server);
    Pair pair = Pair.draw(sites, draws);
    while (!names.add(pair.server().name())) {
      pair = Pair.draw(sites, draws);
    }
    return pair;
  }

  /** Elsewhere a firewall stands between, or it has been opened since. */
  private static Answer other(Pair pair) {
    return pair.site().answers().get(Site.Port.SUBMISSION) == Answer.OPEN
        ? Answer.SILENCE
        : Answer.OPEN;
  }

  private Instant measuredAt(long number, Draws draws) {
    double share = (number + draws.unit()) / count;
    return since.plusMillis((long) (span.toMillis() * share));
  }

  private static Probe.Hindrance hindrance(Draws draws) {
    double unit = draws.unit();
    if (unit < NO_NAME_SHARE) {
      return Probe.Hindrance.NO_NAME;
    }
    return unit < NO_NAME_SHARE + NO_NETWORK_SHARE
        ? Probe.Hindrance.NO_NETWORK
        : Probe.Hindrance.NONE;
  }
}
