package org.sendpath.collector.store;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportCodec;
import org.sendpath.rule.ReportFacts;

/** Writes reports, and counts them in the same transaction. */
final class SqlWriter implements ReportWriter, AutoCloseable {
  /** Reports that a rebuild holds in memory at a time. */
  private static final int REBUILD_REPORTS = 1000;

  private final Database database;
  private final Clock clock;
  private final ReportCodec codec = new ReportCodec(Integer.MAX_VALUE - 1);
  private WriterSession session;

  SqlWriter(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private interface Work<T> {
    T run(WriterSession session) throws SQLException, StoreException;
  }

  /** Takes the writing side for itself now; else the first call does. */
  synchronized void open() throws StoreException {
    inTransaction("open the store for writing", current -> 0);
  }

  @Override
  public synchronized List<Written> write(List<Submission> submissions) throws StoreException {
    return inTransaction("store reports", current -> write(current, submissions));
  }

  @Override
  public synchronized boolean withdraw(UUID id) throws StoreException {
    return inTransaction("withdraw a report", current -> withdraw(current, id));
  }

  synchronized void rebuild() throws StoreException {
    inTransaction(
        "rebuild the counts",
        current -> {
          rebuild(current);
          return 0;
        });
  }

  private List<Written> write(WriterSession current, List<Submission> submissions)
      throws SQLException {
    ReportTable reports = current.reports();
    Map<UUID, Long> known =
        reports.sequences(submissions.stream().map(one -> one.facts().id()).distinct().toList());
    Map<UUID, byte[]> earlier = new HashMap<>();
    List<Written> written = new ArrayList<>(submissions.size());
    List<Submission> added = new ArrayList<>(submissions.size());
    List<WriterSession.Numbered> numbered = new ArrayList<>(submissions.size());
    for (Submission submission : submissions) {
      UUID id = submission.facts().id();
      if (!earlier.containsKey(id) && known.containsKey(id)) {
        earlier.put(id, reports.body(known.get(id)));
      }
      byte[] there = earlier.putIfAbsent(id, submission.body());
      if (there == null) {
        added.add(submission);
        numbered.add(new WriterSession.Numbered(current.nextSequence(), submission.facts()));
        written.add(Written.STORED);
      } else {
        written.add(
            SameJson.test(there, submission.body()) ? Written.ALREADY_THERE : Written.CONFLICT);
      }
    }
    if (!added.isEmpty()) {
      long today = CubeLevel.day(clock.instant());
      List<ReportRow> rows = current.count(numbered);
      for (int i = 0; i < rows.size(); i++) {
        reports.add(numbered.get(i).sequence(), rows.get(i), added.get(i).body(), today);
      }
      reports.flush();
      current.commit();
    }
    return written;
  }

  private boolean withdraw(WriterSession current, UUID id) throws SQLException, StoreException {
    ReportTable reports = current.reports();
    OptionalLong sequence = reports.sequence(id);
    if (sequence.isEmpty()) {
      return false;
    }
    ReportFacts facts = facts(sequence.getAsLong(), reports.body(sequence.getAsLong()));
    CubeChange change = new CubeChange();
    change.addReport(facts, -1);
    if (!facts.local()) {
      PairState before = current.pairs().find(List.of(PairKey.of(facts))).get(PairKey.of(facts));
      Optional<PairState> after = without(current, before, sequence.getAsLong());
      WriterSession.change(change, Optional.of(before), after);
    }
    reports.delete(sequence.getAsLong());
    current.cells().add(change);
    current.commit();
    return true;
  }

  /** The pair as its other reports make it, which are linked without the one that goes. */
  private static Optional<PairState> without(WriterSession current, PairState pair, long gone)
      throws SQLException {
    Optional<PairState> rest = Optional.empty();
    for (Map.Entry<Long, ReportRow> report : current.reports().ofPair(pair.last()).entrySet()) {
      long sequence = report.getKey();
      ReportRow row = report.getValue();
      if (sequence == gone) {
        continue;
      }
      long previous = rest.map(PairState::last).orElse(0L);
      if (row.previous() != previous) {
        current.reports().link(sequence, previous);
      }
      rest =
          Optional.of(
              rest.map(known -> known.with(sequence, row.vote()))
                  .orElseGet(() -> PairState.of(sequence, row.key(), row.vote())));
    }
    if (rest.isPresent()) {
      current.pairs().save(rest.get());
      current.pairs().flush();
    } else {
      current.pairs().delete(pair.sequence());
    }
    return rest;
  }

  private void rebuild(WriterSession current) throws SQLException, StoreException {
    current.pairs().deleteAll();
    current.cells().deleteAll();
    ReportTable reports = current.reports();
    List<ReportTable.Kept> page = reports.page(0, REBUILD_REPORTS);
    while (!page.isEmpty()) {
      List<WriterSession.Numbered> numbered = new ArrayList<>(page.size());
      for (ReportTable.Kept kept : page) {
        numbered.add(
            new WriterSession.Numbered(kept.sequence(), facts(kept.sequence(), kept.body())));
      }
      List<ReportRow> rows = current.count(numbered);
      for (int i = 0; i < rows.size(); i++) {
        if (!rows.get(i).equals(page.get(i).row())) {
          reports.update(page.get(i).sequence(), rows.get(i));
        }
      }
      page = reports.page(page.get(page.size() - 1).sequence(), REBUILD_REPORTS);
    }
    current.commit();
  }

  private ReportFacts facts(long sequence, byte[] body) throws StoreException {
    try {
      return ReportFacts.of(codec.read(body));
    } catch (InvalidReportException e) {
      throw new StoreException(
          "report "
              + sequence
              + " in the store cannot be read any more ("
              + e.getMessage()
              + "): restore a backup, or use the version that stored it",
          e);
    }
  }

  private <T> T inTransaction(String doing, Work<T> work) throws StoreException {
    boolean done = false;
    try {
      if (session == null) {
        session = WriterSession.open(database);
      }
      session.begin();
      T result = work.run(session);
      session.end();
      done = true;
      return result;
    } catch (SQLException e) {
      throw database.failure(doing, e);
    } finally {
      if (!done) {
        discard();
      }
    }
  }

  /** What has failed once is opened anew, and forgets what it believed. */
  private void discard() {
    if (session != null) {
      WriterSession failed = session;
      session = null;
      failed.abandon();
    }
  }

  @Override
  public synchronized void close() {
    discard();
  }
}
