package org.sendpath.agent.measure;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.sendpath.agent.connect.Connector;
import org.sendpath.agent.dns.Answer;
import org.sendpath.agent.dns.HostResolver;
import org.sendpath.agent.smtp.SessionRunner;
import org.sendpath.report.Addresses;
import org.sendpath.report.Agent;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.Server;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;
import org.sendpath.report.Vantage;

/**
 * One run. Both families are resolved at once; each family's ports are attempted at the same time
 * as soon as its addresses are known. What the run decides and tells, it does on one thread of its
 * own.
 */
final class Run implements AutoCloseable {
  /** Between two SYNs to one host. */
  private static final Duration SYN_GAP = Duration.ofMillis(20);

  /**
   * A name with many addresses that are all silent would keep the volunteer waiting for one timer
   * each.
   */
  private static final int MAX_ADDRESSES_PER_FAMILY = 3;

  private final MeasurementPlan plan;
  private final Progress progress;
  private final HostResolver resolver;
  private final Connector connector;
  private final SessionRunner sessions;
  private final LongSupplier nanos;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread created = new Thread(task, "measure");
            created.setDaemon(true);
            return created;
          });
  private final SynPacer pacer;
  private final long startNanos;

  Run(
      MeasurementPlan plan,
      Progress progress,
      HostResolver resolver,
      Connector connector,
      SessionRunner sessions,
      LongSupplier nanos) {
    this.plan = plan;
    this.progress = progress;
    this.resolver = resolver;
    this.connector = connector;
    this.sessions = sessions;
    this.nanos = nanos;
    this.pacer = new SynPacer(SYN_GAP, nanos);
    this.startNanos = nanos.getAsLong();
  }

  Report report(UUID id, Instant measuredAt, Agent agent)
      throws InterruptedException, ExecutionException {
    List<CompletableFuture<FamilyMeasured>> families =
        CompletableFuture.supplyAsync(this::begin, thread).get();
    List<Resolution> resolutions = new ArrayList<>();
    List<Attempt> attempts = new ArrayList<>();
    for (CompletableFuture<FamilyMeasured> family : families) {
      FamilyMeasured measured = family.get();
      resolutions.add(measured.resolution());
      attempts.addAll(measured.attempts());
    }
    return new Report(
        id,
        plan.experiment(),
        measuredAt,
        (nanos.getAsLong() - startNanos) / 1000,
        agent,
        plan.volunteer(),
        new Server(plan.serverName(), plan.kind(), plan.route(), UnknownFields.NONE),
        new Vantage(plan.network(), UnknownFields.NONE),
        resolutions,
        attempts,
        UnknownFields.NONE);
  }

  private List<CompletableFuture<FamilyMeasured>> begin() {
    progress.resolving(plan.serverName());
    return HostResolver.families(plan.serverName()).stream().map(this::family).toList();
  }

  private CompletableFuture<FamilyMeasured> family(Family family) {
    return resolver
        .resolve(plan.serverName(), family)
        .thenComposeAsync(answer -> ports(family, answer), thread);
  }

  private CompletableFuture<FamilyMeasured> ports(Family family, Answer answer) {
    List<InetAddress> addresses =
        answer.addresses().stream().limit(MAX_ADDRESSES_PER_FAMILY).toList();
    Resolution resolution =
        new Resolution(
            Target.SERVER,
            family,
            answer.status(),
            answer.addresses().stream().map(Addresses::text).toList(),
            answer.elapsedMicros(),
            UnknownFields.NONE);
    progress.resolved(resolution);
    List<CompletableFuture<List<Attempt>>> ports = new ArrayList<>();
    if (!addresses.isEmpty()) {
      for (int port : plan.ports()) {
        ports.add(new PortRun(this, port, family, addresses).measure());
      }
    }
    return CompletableFuture.allOf(ports.toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                new FamilyMeasured(
                    resolution, ports.stream().flatMap(port -> port.join().stream()).toList()));
  }

  MeasurementPlan plan() {
    return plan;
  }

  Progress progress() {
    return progress;
  }

  Connector connector() {
    return connector;
  }

  SessionRunner sessions() {
    return sessions;
  }

  SynPacer pacer() {
    return pacer;
  }

  /** The run's own thread: {@link Progress} is called on it alone. */
  ExecutorService thread() {
    return thread;
  }

  /** Microseconds from the beginning of the run to {@code atNanos}. */
  long microsAt(long atNanos) {
    return (atNanos - startNanos) / 1000;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private record FamilyMeasured(Resolution resolution, List<Attempt> attempts) {}
}
