package org.sendpath.collector;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.CountReader;
import org.sendpath.collector.store.Experiment;
import org.sendpath.collector.store.ReportReader;
import org.sendpath.collector.store.ReportWriter;
import org.sendpath.collector.store.ResearcherToken;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;

/** A store that keeps everything in memory, and fails or waits when a test says so. */
public final class MemoryStore implements Store {
  private static final int KEY_BYTES = 32;

  private final Map<UUID, byte[]> bodies = new ConcurrentHashMap<>();
  private final List<Integer> groups = new ArrayList<>();
  private final Map<String, Optional<byte[]>> experiments = new TreeMap<>();
  private final Map<Long, ResearcherToken> tokens = new TreeMap<>();
  private final Map<Long, byte[]> tokenHashes = new TreeMap<>();
  private final AtomicInteger checks = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch begun = new CountDownLatch(1);
  private volatile boolean failing;
  private volatile RuntimeException bug;
  private volatile UUID bugWith;
  private volatile Error error;
  private volatile boolean closed;
  private volatile boolean rebuilt;
  private volatile Path backup;

  public MemoryStore() {
    experiments.put("fallback", Optional.empty());
  }

  /** From now on everything fails, or no longer. */
  public void failing(boolean fails) {
    failing = fails;
  }

  /** Thrown by the next writes, until null. */
  public void bug(RuntimeException thrown) {
    bug = thrown;
  }

  /** Thrown by writes of this report. */
  public void bugWith(UUID id) {
    bugWith = id;
  }

  /** Thrown by the next writes. */
  public void error(Error thrown) {
    error = thrown;
  }

  /** Writes wait until {@link #open}. */
  public void shut() {
    begun = new CountDownLatch(1);
    gate = new CountDownLatch(1);
  }

  /** Waits until a write has begun since {@link #shut}. */
  public void awaitWrite() throws InterruptedException {
    begun.await();
  }

  public void open() {
    gate.countDown();
  }

  /** Forgets everything but the experiments and tokens. */
  public synchronized void reset() {
    open();
    failing = false;
    bug = null;
    bodies.clear();
    groups.clear();
  }

  public int size() {
    return bodies.size();
  }

  public Optional<String> body(String id) {
    return Optional.ofNullable(bodies.get(UUID.fromString(id)))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** How many reports each write brought. */
  public synchronized List<Integer> groups() {
    return List.copyOf(groups);
  }

  public int checks() {
    return checks.get();
  }

  public boolean isClosed() {
    return closed;
  }

  public boolean isRebuilt() {
    return rebuilt;
  }

  public Optional<Path> backup() {
    return Optional.ofNullable(backup);
  }

  @Override
  public ReportWriter writer() {
    return new Writer();
  }

  @Override
  public ReportReader reader() {
    throw new UnsupportedOperationException("no test here reads reports");
  }

  @Override
  public CountReader counts() {
    throw new UnsupportedOperationException("no test here reads counts");
  }

  @Override
  public Access access() {
    return new Doors();
  }

  @Override
  public void check() throws StoreException {
    checks.incrementAndGet();
    failIfTold();
  }

  @Override
  public void rebuild() throws StoreException {
    failIfTold();
    rebuilt = true;
  }

  @Override
  public void backup(Path file) throws StoreException {
    failIfTold();
    backup = file;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void failIfTold() throws StoreException {
    if (failing) {
      throw new StoreException("the disk is full: make room", new IllegalStateException("full"));
    }
  }

  private final class Writer implements ReportWriter {
    @Override
    public List<Written> write(List<Submission> submissions) throws StoreException {
      synchronized (MemoryStore.this) {
        groups.add(submissions.size());
      }
      await();
      failIfTold();
      if (error != null) {
        throw error;
      }
      if (bug != null) {
        throw bug;
      }
      if (submissions.stream().anyMatch(one -> one.facts().id().equals(bugWith))) {
        throw new IllegalStateException("a bug with one report, for the test");
      }
      return submissions.stream().map(this::write).toList();
    }

    private Written write(Submission submission) {
      byte[] there = bodies.putIfAbsent(submission.facts().id(), submission.body());
      if (there == null) {
        return Written.STORED;
      }
      return Arrays.equals(there, submission.body()) ? Written.ALREADY_THERE : Written.CONFLICT;
    }

    @Override
    public boolean withdraw(UUID id) throws StoreException {
      await();
      failIfTold();
      return bodies.remove(id) != null;
    }

    private void await() {
      begun.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts the writer", e);
      }
    }
  }

  private final class Doors implements Access {
    @Override
    public List<Experiment> experiments() throws StoreException {
      failIfTold();
      synchronized (experiments) {
        return experiments.entrySet().stream()
            .map(entry -> new Experiment(entry.getKey(), entry.getValue().isEmpty()))
            .toList();
      }
    }

    @Override
    public Optional<Experiment> experiment(String name) throws StoreException {
      return experiments().stream().filter(found -> found.name().equals(name)).findFirst();
    }

    @Override
    public void putExperiment(String name, Optional<byte[]> tokenHash) throws StoreException {
      failIfTold();
      synchronized (experiments) {
        experiments.put(name, tokenHash);
      }
    }

    @Override
    public boolean admits(String experiment, byte[] tokenHash) throws StoreException {
      failIfTold();
      synchronized (experiments) {
        return experiments
            .getOrDefault(experiment, Optional.empty())
            .filter(hash -> Arrays.equals(hash, tokenHash))
            .isPresent();
      }
    }

    @Override
    public synchronized long addResearcherToken(String name, byte[] tokenHash, Instant createdAt)
        throws StoreException {
      failIfTold();
      synchronized (tokens) {
        long number = tokens.size() + 1L;
        tokens.put(number, new ResearcherToken(number, name, createdAt, Optional.empty()));
        tokenHashes.put(number, tokenHash);
        return number;
      }
    }

    @Override
    public boolean revokeResearcherToken(long number, Instant revokedAt) throws StoreException {
      failIfTold();
      synchronized (tokens) {
        return tokens.computeIfPresent(
                number,
                (same, token) ->
                    new ResearcherToken(
                        same, token.name(), token.createdAt(), Optional.of(revokedAt)))
            != null;
      }
    }

    @Override
    public List<ResearcherToken> researcherTokens() throws StoreException {
      failIfTold();
      synchronized (tokens) {
        return List.copyOf(tokens.values());
      }
    }

    @Override
    public boolean isResearcher(byte[] tokenHash) throws StoreException {
      failIfTold();
      synchronized (tokens) {
        return tokens.values().stream()
            .filter(token -> token.revokedAt().isEmpty())
            .anyMatch(token -> Arrays.equals(tokenHashes.get(token.number()), tokenHash));
      }
    }

    @Override
    public byte[] withdrawalKey() throws StoreException {
      failIfTold();
      return new byte[KEY_BYTES];
    }
  }
}
