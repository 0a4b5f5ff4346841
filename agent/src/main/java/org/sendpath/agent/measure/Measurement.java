package org.sendpath.agent.measure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.sendpath.agent.connect.Connector;
import org.sendpath.agent.dns.HostResolver;
import org.sendpath.agent.smtp.SessionRunner;
import org.sendpath.report.Agent;
import org.sendpath.report.Report;
import org.sendpath.report.UnknownFields;

/**
 * Measures one mail server. A network that fails is a result; only what keeps the agent from trying
 * is an exception.
 */
public final class Measurement {
  private final String version;
  private final HostResolver resolver;
  private final Connector connector;
  private final SessionRunner sessions;
  private final InstantSource wallClock;
  private final LongSupplier nanos;
  private final RandomGenerator random;

  /**
   * @param version the agent's own, for the report
   * @param wallClock read once a run
   * @param nanos the monotonic clock that {@code connector} uses, nanoseconds
   */
  public Measurement(
      String version,
      HostResolver resolver,
      Connector connector,
      SessionRunner sessions,
      InstantSource wallClock,
      LongSupplier nanos,
      RandomGenerator random) {
    this.version = version;
    this.resolver = resolver;
    this.connector = connector;
    this.sessions = sessions;
    this.wallClock = wallClock;
    this.nanos = nanos;
    this.random = random;
  }

  /**
   * Measures and blocks until all is known: at the longest, the timer for each address, and the
   * limits of a session.
   *
   * @throws IllegalStateException if the agent could not try; the message says why
   * @throws InterruptedException if the thread is told to stop
   */
  public Report run(MeasurementPlan plan, Progress progress) throws InterruptedException {
    try (Run run = new Run(plan, progress, resolver, connector, sessions, nanos)) {
      Instant measuredAt = wallClock.instant().truncatedTo(ChronoUnit.MILLIS);
      return run.report(ReportId.at(measuredAt, random), measuredAt, agent(plan));
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException("could not measure: " + cause.getMessage(), cause);
    }
  }

  private Agent agent(MeasurementPlan plan) {
    return new Agent(
        version,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        connector.evidence(),
        plan.timer()
            .map(timer -> OptionalLong.of(timer.toNanos() / 1000))
            .orElse(OptionalLong.empty()),
        UnknownFields.NONE);
  }
}
