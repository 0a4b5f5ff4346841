package org.sendpath.collector.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.sendpath.collector.store.ReportWriter;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into the store: one thread writes, and each transaction takes what waits by then. A
 * future is completed after its transaction is durable, or exceptionally with {@link
 * StoreException} if nothing of it was kept. Futures are completed on the writer's thread: what
 * depends on them must not wait.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

  private final ReportWriter writer;
  private final WaitingReports waiting;
  private final IngestMeters meters;
  private final Thread thread = new Thread(this::run, "writer");
  private boolean inTrouble;

  private Ingest(ReportWriter writer, QueueLimits limits, MeterRegistry registry) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.waiting = new WaitingReports(limits);
    this.meters = new IngestMeters(registry);
  }

  /** Starts the writer's thread. */
  public static Ingest start(ReportWriter writer, QueueLimits limits, MeterRegistry registry) {
    Ingest ingest = new Ingest(writer, limits, registry);
    ingest.meters.watch(ingest.waiting);
    ingest.thread.start();
    return ingest;
  }

  /**
   * Hands reports to the writer, all of them or none.
   *
   * @return what becomes of each, in order; empty if there is no room now
   */
  public Optional<CompletableFuture<List<Written>>> submit(List<Submission> submissions) {
    Work.Storing work = Work.Storing.of(submissions);
    return waiting.offer(work) ? Optional.of(work.whenWritten()) : Optional.empty();
  }

  /**
   * Withdraws a report, after all that was submitted before.
   *
   * @return whether it was there; empty if there is no room now
   */
  public Optional<CompletableFuture<Boolean>> withdraw(UUID id) {
    Work.Withdrawing work = new Work.Withdrawing(id, new CompletableFuture<>());
    return waiting.offer(work) ? Optional.of(work.whenDone()) : Optional.empty();
  }

  /** Whether it takes reports: neither closed nor broken. */
  public boolean isRunning() {
    return !waiting.isClosed();
  }

  /** Takes nothing any more, and returns when everything that was taken has been written. */
  @Override
  public void close() {
    waiting.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // What was accepted is finished first.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (List<Work> group = waiting.take(); !group.isEmpty(); group = waiting.take()) {
        try {
          work(group);
        } finally {
          waiting.done(group);
          // Whoever waits still does so only because an Error came through here.
          group.forEach(work -> work.fail(new IllegalStateException("the writer ended")));
        }
      }
    } catch (VirtualMachineError e) {
      LOG.error("the writer ended: no report is taken any more; restart the collector", e);
    } finally {
      // Whoever waits is told, and nobody waits in vain any more.
      waiting.close();
      for (List<Work> left = waiting.take(); !left.isEmpty(); left = waiting.take()) {
        left.forEach(work -> work.fail(new IllegalStateException("the writer ended")));
      }
    }
  }

  private void work(List<Work> group) {
    if (group.get(0) instanceof Work.Withdrawing withdrawing) {
      withdraw(withdrawing);
      return;
    }
    List<Work.Storing> requests = group.stream().map(Work.Storing.class::cast).toList();
    try {
      write(requests);
    } catch (StoreException e) {
      trouble(e);
      requests.forEach(request -> request.fail(e));
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.error("a bug: writing {} requests' reports failed", requests.size(), e);
      meters.failed();
      if (requests.size() == 1) {
        requests.get(0).fail(e);
      } else {
        // One request's report must not stand in the others' way.
        requests.forEach(request -> work(List.of(request)));
      }
    }
  }

  private void write(List<Work.Storing> requests) throws StoreException {
    List<Submission> all = new ArrayList<>();
    requests.forEach(request -> all.addAll(request.submissions()));
    Timer.Sample sample = meters.begin();
    List<Written> written = writer.write(all);
    if (written.size() != all.size()) {
      throw new IllegalStateException(
          "the store told of " + written.size() + " reports, not of " + all.size());
    }
    meters.committed(sample, all.size());
    wellAgain();
    int from = 0;
    for (Work.Storing request : requests) {
      int to = from + request.reports();
      request.whenWritten().complete(List.copyOf(written.subList(from, to)));
      from = to;
    }
  }

  private void withdraw(Work.Withdrawing withdrawing) {
    try {
      boolean wasThere = writer.withdraw(withdrawing.id());
      wellAgain();
      withdrawing.whenDone().complete(wasThere);
    } catch (StoreException e) {
      trouble(e);
      withdrawing.fail(e);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      LOG.error("a bug: withdrawing a report failed", e);
      meters.failed();
      withdrawing.fail(e);
    }
  }

  /** Said once until it is over, however many reports it meets. */
  private void trouble(StoreException e) {
    meters.failed();
    if (!inTrouble) {
      LOG.error("the store cannot write; reports are refused until it can again", e);
      inTrouble = true;
    }
  }

  private void wellAgain() {
    if (inTrouble) {
      LOG.info("the store writes again");
      inTrouble = false;
    }
  }
}
