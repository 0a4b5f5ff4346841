package org.sendpath.collector.ingest;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.Experiment;
import org.sendpath.collector.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The experiments, remembered for a moment, since each report asks for its own. What an operator
 * changes holds a moment later.
 */
final class Experiments {
  /** How long the list is believed. */
  static final Duration MEMORY = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(Experiments.class);

  private final Access access;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile Known known;

  private record Known(Map<String, Boolean> openByName, long readAtNanos) {}

  /** Asks the store for the first time. */
  static Experiments open(Access access, Executor executor, LongSupplier nanoTime)
      throws StoreException {
    return new Experiments(access, executor, nanoTime, read(access, nanoTime));
  }

  private Experiments(Access access, Executor executor, LongSupplier nanoTime, Known known) {
    this.access = Objects.requireNonNull(access, "access");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    this.known = known;
  }

  /** Whether it is known to be open to all. Does not wait for the store: for an event loop. */
  boolean isKnownOpen(String name) {
    Known now = known;
    if (isOld(now) && refreshing.compareAndSet(false, true)) {
      refreshLater();
    }
    return now.openByName.getOrDefault(name, false);
  }

  /** Whether there is such an experiment. May ask the store. */
  boolean exists(String name) throws StoreException {
    return fresh().openByName.containsKey(name);
  }

  /**
   * Whether a report that came with a token is taken. May ask the store.
   *
   * @param tokenHash empty array if it came with none
   */
  boolean admits(String name, byte[] tokenHash) throws StoreException {
    return fresh().openByName.getOrDefault(name, false)
        || (tokenHash.length > 0 && access.admits(name, tokenHash));
  }

  private Known fresh() throws StoreException {
    if (isOld(known)) {
      known = read(access, nanoTime);
    }
    return known;
  }

  private boolean isOld(Known list) {
    return nanoTime.getAsLong() - list.readAtNanos > MEMORY.toNanos();
  }

  private void refreshLater() {
    try {
      executor.execute(
          () -> {
            try {
              known = read(access, nanoTime);
            } catch (StoreException e) {
              // What was known goes on; the writer will tell the clients of the trouble.
              LOG.warn("the experiments could not be read anew", e);
            } finally {
              refreshing.set(false);
            }
          });
    } catch (RejectedExecutionException e) {
      // Too busy just now: the next report asks again.
      refreshing.set(false);
    }
  }

  private static Known read(Access access, LongSupplier nanoTime) throws StoreException {
    long now = nanoTime.getAsLong();
    return new Known(
        access.experiments().stream()
            .collect(Collectors.toUnmodifiableMap(Experiment::name, Experiment::open)),
        now);
  }
}
