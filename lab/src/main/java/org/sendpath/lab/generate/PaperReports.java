package org.sendpath.lab.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.sendpath.agent.measure.ReportId;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;
import org.sendpath.rule.Case;

/**
 * The reports of the WIDE field experiment, rebuilt from what its report says of them: a
 * reconstruction, no data. The counts are the paper's ({@link PaperCounts}). Which kind of server
 * met which case, which pairs reported twice and when is not in the paper, and made up here;
 * latencies, greetings and systems are not in it, either: connects take a nominal time, and there
 * are no sessions.
 */
final class PaperReports implements ReportSource {
  static final String EXPERIMENT = "wide-2005-reconstruction";
  static final String VERSION = "reconstruction";

  private static final String NOT_TOLD = "unknown";

  /** The paper says no more than the fiscal year, which ended in March 2006. */
  private static final Instant FIRST = Instant.parse("2006-01-10T00:00:00Z");

  private static final Duration GAP = Duration.ofHours(12);

  /** Has no factor in common with the number of pairs. */
  private static final int STEP = 5;

  private static final int LOCALHOST_REPORTS = 3;

  private final Draws draws = Draws.of(2005, Draws.Purpose.REPORT, 0);
  private final List<Report> reports = new ArrayList<>();

  PaperReports() {
    List<ServerKind> kinds = PaperCounts.servers();
    List<Case> cases = PaperCounts.cases();
    int twice = PaperCounts.REPORTS - PaperCounts.LOCAL_REPORTS - PaperCounts.PAIRS;
    List<Runnable> seconds = new ArrayList<>();
    for (int pair = 0; pair < PaperCounts.PAIRS; pair++) {
      ServerKind kind = kinds.get(pair);
      PaperRun run = PaperRun.of(cases.get(pair * STEP % PaperCounts.PAIRS));
      Server server = server("smtp." + kind.word() + (pair + 1) + ".example.jp", kind, run);
      String volunteer = Volunteer.pseudonym(draws);
      String address = DocumentationAddresses.ipv4(pair);
      boolean again = pair < twice;
      add(volunteer, server, address, again ? Network.HOME : Network.UNKNOWN, run);
      if (again) {
        seconds.add(() -> add(volunteer, server, address, Network.OFFICE, run));
      }
    }
    for (int local = 0; local < PaperCounts.LOCAL_REPORTS; local++) {
      addLocal(local);
    }
    seconds.forEach(Runnable::run);
  }

  @Override
  public long count() {
    return reports.size();
  }

  @Override
  public Report report(long number) {
    return reports.get(Math.toIntExact(number));
  }

  private void addLocal(int number) {
    PaperRun run = PaperRun.of(Case.RESET);
    boolean localhost = number < LOCALHOST_REPORTS;
    Server server =
        localhost
            ? server("localhost", ServerKind.UNKNOWN, run)
            : server("mail.home" + (number + 1) + ".example.jp", ServerKind.HOME, run);
    String address =
        localhost ? "127.0.0.1" : DocumentationAddresses.ipv4(PaperCounts.PAIRS + number);
    add(Volunteer.pseudonym(draws), server, address, Network.HOME, run);
  }

  private void add(String volunteer, Server server, String address, Network network, PaperRun run) {
    Instant measuredAt = FIRST.plus(GAP.multipliedBy(reports.size()));
    List<Attempt> attempts = run.attempts(address);
    reports.add(
        new Report(
            ReportId.at(measuredAt, draws),
            EXPERIMENT,
            measuredAt,
            attempts.stream()
                .mapToLong(attempt -> attempt.startMicros() + attempt.elapsedMicros())
                .max()
                .orElse(0),
            new Agent(
                VERSION,
                NOT_TOLD,
                NOT_TOLD,
                NOT_TOLD,
                NOT_TOLD,
                Evidence.ERRNO,
                OptionalLong.of(PaperRun.TIMER_MICROS),
                UnknownFields.NONE),
            volunteer,
            server,
            new Vantage(network, UnknownFields.NONE),
            List.of(
                new Resolution(
                    Target.SERVER,
                    Family.IPV4,
                    ResolutionStatus.OK,
                    List.of(address),
                    0,
                    UnknownFields.NONE)),
            attempts,
            UnknownFields.NONE));
  }

  private static Server server(String name, ServerKind kind, PaperRun run) {
    return new Server(name, kind, run.route(), UnknownFields.NONE);
  }
}
