package org.sendpath.agent.measure;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.sendpath.agent.connect.Connected;
import org.sendpath.agent.smtp.SessionPlan;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;

/**
 * One port over one family: the addresses one after another until one opens, as a mail reader does;
 * at each, one attempt with a session, then the repeated connects. Never two at once.
 */
final class PortRun {
  private static final int SUBMISSIONS_PORT = 465;
  private static final int SSH_PORT = 22;

  /** Longer than the greet pauses in use, which are 5 to 30 s. */
  private static final Duration GREETING_TIMER = Duration.ofSeconds(35);

  private static final Duration REPLY_TIMER = Duration.ofSeconds(10);
  private static final Duration SESSION_TIMER = Duration.ofSeconds(60);

  private final Run run;
  private final int port;
  private final Family family;
  private final List<InetAddress> addresses;
  private final SessionPlan sessionPlan;
  private final List<Attempt> attempts = new ArrayList<>();

  PortRun(Run run, int port, Family family, List<InetAddress> addresses) {
    this.run = run;
    this.port = port;
    this.family = family;
    this.addresses = addresses;
    this.sessionPlan =
        new SessionPlan(
            protocol(port),
            run.plan().serverName(),
            Set.copyOf(addresses),
            GREETING_TIMER,
            REPLY_TIMER,
            SESSION_TIMER);
  }

  /** All attempts, in the order made. Call it on the run's thread. */
  CompletableFuture<List<Attempt>> measure() {
    return address(0).thenApply(done -> List.copyOf(attempts));
  }

  private CompletableFuture<Void> address(int index) {
    if (index == addresses.size()) {
      return CompletableFuture.completedFuture(null);
    }
    InetAddress address = addresses.get(index);
    return attempt(address, 0)
        .thenCompose(
            first ->
                repeat(address, first)
                    .thenCompose(
                        repeated ->
                            first.outcome() == Outcome.OPEN
                                ? CompletableFuture.completedFuture(null)
                                : address(index + 1)));
  }

  private CompletableFuture<Void> repeat(InetAddress address, Attempt previous) {
    int sample = previous.sample() + 1;
    return sample < run.plan().samples() && answers(previous.outcome())
        ? attempt(address, sample).thenCompose(attempt -> repeat(address, attempt))
        : CompletableFuture.completedFuture(null);
  }

  /** A silent port is not asked again, and what was not sent has no latency. */
  private static boolean answers(Outcome outcome) {
    return switch (outcome) {
      case OPEN, RESET, ICMP_HARD, ICMP_SOFT, ICMP_UNKNOWN -> true;
      case TIMEOUT, UNSENT -> false;
    };
  }

  private CompletableFuture<Attempt> attempt(InetAddress address, int sample) {
    Progress.Lane lane = new Progress.Lane(Target.SERVER, port, family, Addresses.text(address));
    return run.pacer()
        .turn(address)
        .thenComposeAsync(
            turn -> {
              if (sample == 0) {
                run.progress().connecting(lane);
              }
              return run.connector()
                  .connect(new InetSocketAddress(address, port), run.plan().timer());
            },
            run.thread())
        // Not on the run's thread: the greeting's time begins when the connection opens.
        .thenCompose(connected -> speak(connected, lane, sample))
        .thenApplyAsync(
            attempt -> {
              attempts.add(attempt);
              run.progress().measured(attempt);
              return attempt;
            },
            run.thread());
  }

  private CompletionStage<Attempt> speak(Connected connected, Progress.Lane lane, int sample) {
    if (connected.channel().isEmpty()) {
      return CompletableFuture.completedFuture(
          toAttempt(connected, lane, sample, Optional.empty()));
    }
    Channel channel = connected.channel().get();
    if (sample > 0) {
      CompletableFuture<Attempt> closed = new CompletableFuture<>();
      channel
          .close()
          .addListener(
              done -> closed.complete(toAttempt(connected, lane, sample, Optional.empty())));
      return closed;
    }
    run.thread().execute(() -> run.progress().opened(lane));
    return run.sessions()
        .run(channel, sessionPlan, openNanos(connected))
        .thenApply(session -> toAttempt(connected, lane, sample, Optional.of(session)));
  }

  private static long openNanos(Connected connected) {
    return connected.startNanos() + TimeUnit.MICROSECONDS.toNanos(connected.elapsedMicros());
  }

  private Attempt toAttempt(
      Connected connected, Progress.Lane lane, int sample, Optional<Session> session) {
    return new Attempt(
        lane.target(),
        port,
        family,
        lane.address(),
        sample,
        run.microsAt(connected.startNanos()),
        connected.elapsedMicros(),
        connected.clock(),
        connected.outcome(),
        connected.evidence(),
        connected.errno(),
        connected.icmp().map(icmp -> OwnNetwork.ofThisHost().tellable(icmp, lane.address())),
        connected.synRetransmits(),
        session,
        UnknownFields.NONE);
  }

  private static SessionPlan.Protocol protocol(int port) {
    return switch (port) {
      case SUBMISSIONS_PORT -> SessionPlan.Protocol.SMTPS;
      case SSH_PORT -> SessionPlan.Protocol.SSH;
      default -> SessionPlan.Protocol.SMTP;
    };
  }
}
