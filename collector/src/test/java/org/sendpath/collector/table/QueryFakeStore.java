package org.sendpath.collector.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.CountReader;
import org.sendpath.collector.store.Counts;
import org.sendpath.collector.store.Experiment;
import org.sendpath.collector.store.ReportFilter;
import org.sendpath.collector.store.ReportReader;
import org.sendpath.collector.store.ReportWriter;
import org.sendpath.collector.store.ResearcherToken;
import org.sendpath.collector.store.Scope;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredPair;
import org.sendpath.collector.store.StoredReport;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportCodec;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Ballot;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Tables.LatencyKey;

/** A store that a test can look into: all in memory, counted anew at each question. */
public final class QueryFakeStore implements Store, ReportReader, CountReader, Access {
  /** One report. */
  private record Row(StoredReport stored, ReportFacts facts) {}

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Boolean> experiments = new TreeMap<>(Map.of("fallback", true));
  private final List<byte[]> tokens = new ArrayList<>();
  private final ReportCodec codec = new ReportCodec();
  private long lastSequence;
  private long revision;
  private boolean failing;
  private long lastBeforeFailure = Long.MAX_VALUE;
  private int mostRowsRead;
  private String lastReader = "";

  public synchronized QueryFakeStore add(QuerySample... samples) {
    for (QuerySample sample : samples) {
      add(sample.body());
    }
    return this;
  }

  public synchronized QueryFakeStore add(byte[] body) {
    try {
      ReportFacts facts = ReportFacts.of(codec.read(body));
      // Not without gaps, as a real store's.
      lastSequence += 3;
      rows.add(new Row(new StoredReport(lastSequence, facts.id(), body), facts));
      revision++;
      return this;
    } catch (InvalidReportException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** As new, but for the tokens. */
  public synchronized void clear() {
    rows.clear();
    experiments.keySet().retainAll(List.of("fallback"));
    failing = false;
    lastBeforeFailure = Long.MAX_VALUE;
    lastSequence = 0;
    mostRowsRead = 0;
    revision++;
  }

  public synchronized void remove(UUID id) {
    rows.removeIf(row -> row.stored().id().equals(id));
    revision++;
  }

  public synchronized void fail(boolean now) {
    failing = now;
  }

  /** Gives no rows after this sequence, as if the database went away half way. */
  public synchronized void failAfter(long sequence) {
    lastBeforeFailure = sequence;
  }

  /** The longest answer that it had to give. */
  public synchronized int mostRowsRead() {
    return mostRowsRead;
  }

  /** The name of the thread that asked last. */
  public synchronized String lastReader() {
    return lastReader;
  }

  @Override
  public synchronized Optional<StoredReport> find(UUID id) throws StoreException {
    asked();
    return rows.stream().map(Row::stored).filter(report -> report.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<StoredReport> reports(ReportFilter filter, long after, int limit)
      throws StoreException {
    asked();
    if (after >= lastBeforeFailure) {
      throw gone();
    }
    List<StoredReport> found =
        rows.stream()
            .filter(row -> row.stored().sequence() > after && admits(filter, row.facts()))
            .map(Row::stored)
            .limit(limit)
            .toList();
    mostRowsRead = Math.max(mostRowsRead, found.size());
    return found;
  }

  @Override
  public synchronized List<StoredPair> pairs(
      ReportFilter filter, boolean onlyConflicting, long after, int limit) throws StoreException {
    asked();
    return pairs().stream()
        .filter(pair -> admits(filter, pair.latest()))
        .map(Pair::stored)
        .filter(pair -> pair.sequence() > after && (!onlyConflicting || pair.conflicting()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Counts counts(ReportFilter filter, Scope scope) throws StoreException {
    asked();
    List<ReportFacts> reports =
        rows.stream().map(Row::facts).filter(facts -> admits(filter, facts)).toList();
    List<Pair> pairs = pairs().stream().filter(pair -> admits(filter, pair.latest())).toList();
    Map<ServerKind, Long> byKind = new EnumMap<>(ServerKind.class);
    Map<Case, Long> byCase = new EnumMap<>(Case.class);
    pairs.forEach(
        pair -> {
          byKind.merge(pair.latest().kind(), 1L, Long::sum);
          byCase.merge(pair.ballot(scope).winner(), 1L, Long::sum);
        });
    Map<OsFamily, LatencyHistogram> waits = new EnumMap<>(OsFamily.class);
    Map<LatencyKey, LatencyHistogram> connects = new HashMap<>();
    for (ReportFacts facts : reports) {
      facts
          .osTimeoutMicros()
          .ifPresent(
              micros ->
                  waits.computeIfAbsent(facts.os(), os -> new LatencyHistogram()).add(micros, 1));
      facts.connects().stream()
          .filter(connect -> scope == Scope.BOTH || connect.family().name().equals(scope.name()))
          .forEach(
              connect ->
                  connects
                      .computeIfAbsent(
                          new LatencyKey(connect.result(), connect.port(), connect.family()),
                          key -> new LatencyHistogram())
                      .add(connect.elapsedMicros(), 1));
    }
    return new Counts(
        reports.size(),
        reports.stream().filter(facts -> !facts.local()).count(),
        byKind,
        byCase,
        pairs.stream().filter(pair -> pair.ballot(scope).isConflicting()).count(),
        waits,
        connects);
  }

  @Override
  public synchronized long revision() throws StoreException {
    asked();
    return revision;
  }

  private void asked() throws StoreException {
    lastReader = Thread.currentThread().getName();
    if (failing) {
      throw gone();
    }
  }

  private static StoreException gone() {
    return new StoreException("the database is gone", new IOException("told to fail"));
  }

  private static boolean admits(ReportFilter filter, ReportFacts facts) {
    LocalDate day = facts.measuredAt().atOffset(ZoneOffset.UTC).toLocalDate();
    return filter.experiment().map(facts.experiment()::equals).orElse(true)
        && filter.kind().map(facts.kind()::equals).orElse(true)
        && filter.route().map(facts.route()::equals).orElse(true)
        && filter.os().map(facts.os()::equals).orElse(true)
        && filter.network().map(facts.network()::equals).orElse(true)
        && filter.since().map(since -> !day.isBefore(since)).orElse(true)
        && filter.until().map(day::isBefore).orElse(true);
  }

  /** The reports of one pair. */
  private record Pair(long sequence, List<ReportFacts> reports) {
    ReportFacts latest() {
      return reports.stream()
          .max(
              Comparator.comparing(ReportFacts::measuredAt)
                  .thenComparing(facts -> facts.id().toString()))
          .orElseThrow();
    }

    Ballot ballot(Scope scope) {
      Function<ReportFacts, Case> vote =
          switch (scope) {
            case BOTH -> ReportFacts::overall;
            case IPV6 -> ReportFacts::ipv6;
            case IPV4 -> ReportFacts::ipv4;
          };
      Ballot ballot = Ballot.EMPTY;
      for (ReportFacts facts : reports) {
        ballot = ballot.with(vote.apply(facts), facts.measuredAt(), facts.id());
      }
      return ballot;
    }

    StoredPair stored() {
      ReportFacts latest = latest();
      Ballot ballot = ballot(Scope.BOTH);
      return new StoredPair(
          sequence,
          latest.experiment(),
          latest.volunteer(),
          latest.server(),
          reports.size(),
          latest.measuredAt(),
          latest.kind(),
          latest.route(),
          latest.os(),
          latest.network(),
          ballot.winner(),
          ballot.isConflicting(),
          new TreeSet<>(ballot.tallies().keySet()));
    }
  }

  private List<Pair> pairs() {
    Map<List<String>, List<Row>> byPair =
        rows.stream()
            .filter(row -> !row.facts().local())
            .collect(
                Collectors.groupingBy(
                    row ->
                        List.of(
                            row.facts().experiment(),
                            row.facts().volunteer(),
                            row.facts().server()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byPair.values().stream()
        .map(of -> new Pair(of.get(0).stored().sequence(), of.stream().map(Row::facts).toList()))
        .toList();
  }

  @Override
  public synchronized List<Experiment> experiments() throws StoreException {
    asked();
    return experiments.entrySet().stream()
        .map(entry -> new Experiment(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public synchronized Optional<Experiment> experiment(String name) throws StoreException {
    asked();
    return Optional.ofNullable(experiments.get(name)).map(open -> new Experiment(name, open));
  }

  @Override
  public synchronized void putExperiment(String name, Optional<byte[]> tokenHash) {
    experiments.put(name, tokenHash.isEmpty());
  }

  @Override
  public synchronized long addResearcherToken(String name, byte[] tokenHash, Instant createdAt) {
    tokens.add(tokenHash);
    return tokens.size();
  }

  @Override
  public synchronized boolean isResearcher(byte[] tokenHash) throws StoreException {
    asked();
    return tokens.stream().anyMatch(token -> Arrays.equals(token, tokenHash));
  }

  @Override
  public ReportReader reader() {
    return this;
  }

  @Override
  public CountReader counts() {
    return this;
  }

  @Override
  public Access access() {
    return this;
  }

  @Override
  public void close() {
    // Stays, so that a test can look into it.
  }

  @Override
  public boolean admits(String experiment, byte[] tokenHash) {
    throw notAsked();
  }

  @Override
  public boolean revokeResearcherToken(long number, Instant revokedAt) {
    throw notAsked();
  }

  @Override
  public List<ResearcherToken> researcherTokens() {
    throw notAsked();
  }

  @Override
  public byte[] withdrawalKey() {
    throw notAsked();
  }

  @Override
  public ReportWriter writer() {
    throw notAsked();
  }

  @Override
  public void check() {
    throw notAsked();
  }

  @Override
  public void rebuild() {
    throw notAsked();
  }

  @Override
  public void backup(Path file) {
    throw notAsked();
  }

  private static UnsupportedOperationException notAsked() {
    return new UnsupportedOperationException("no query asks for it");
  }
}
