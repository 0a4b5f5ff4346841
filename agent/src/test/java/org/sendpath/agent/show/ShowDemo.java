package org.sendpath.agent.show;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sendpath.agent.measure.Progress.Lane;
import org.sendpath.report.Attempt;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.Session;

/**
 * Plays one sample report on this terminal, for people who work on its looks: {@code ShowDemo
 * LANGUAGE SAMPLE}, run with the test class path.
 */
final class ShowDemo {
  private ShowDemo() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Report report =
        SampleReport.valueOf(arguments[1].toUpperCase(Locale.ROOT).replace('-', '_')).report();
    Terminal terminal = Terminal.system(System.out);
    Messages messages = Messages.of(Locale.forLanguageTag(arguments[0]), terminal);
    try (LiveView view = new LiveView(terminal, messages)) {
      play(report, view);
    }
    new ResultView(terminal, messages).show(report);
    BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    ConsentView consent = new ConsentView(terminal, messages, answers);
    ConsentView.Answer answer = consent.ask(report, "{ }", "https://collector.example.org");
    if (answer == ConsentView.Answer.YES) {
      consent.receipt(report.id(), true);
    }
  }

  private static void play(Report report, LiveView view) throws InterruptedException {
    view.resolving(report.server().name());
    pause(600);
    for (Resolution resolution : report.resolutions()) {
      view.resolved(resolution);
    }
    for (Attempt attempt : report.attempts()) {
      if (attempt.sample() == 0) {
        view.connecting(lane(attempt));
      }
    }
    pause(300);
    for (Attempt attempt : report.attempts()) {
      Optional<Session> session = attempt.session();
      if (session.isPresent()) {
        view.opened(lane(attempt));
        pause(200);
      }
      if (attempt.outcome() != Outcome.TIMEOUT) {
        view.measured(attempt);
      }
    }
    pause(1500);
    for (Attempt attempt : report.attempts()) {
      if (attempt.outcome() == Outcome.TIMEOUT) {
        view.measured(attempt);
      }
    }
  }

  private static Lane lane(Attempt attempt) {
    return new Lane(attempt.target(), attempt.port(), attempt.family(), attempt.address());
  }

  private static void pause(long millis) throws InterruptedException {
    boolean over = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    if (over) {
      throw new IllegalStateException("nobody counts down");
    }
  }
}
