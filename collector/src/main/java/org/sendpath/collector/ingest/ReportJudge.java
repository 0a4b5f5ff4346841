package org.sendpath.collector.ingest;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.sendpath.collector.store.Access;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.report.InvalidReportException;

/** Decides whether a report is taken. Any number of threads. */
public final class ReportJudge {
  private static final String EXPERIMENT = "/experiment";

  private final ReportDecoder decoder;
  private final Experiments experiments;
  private final Explanation explanation = new Explanation();

  private ReportJudge(ReportDecoder decoder, Experiments experiments) {
    this.decoder = decoder;
    this.experiments = experiments;
  }

  /**
   * Reads the experiments for the first time.
   *
   * @param maxReportBytes the longest report that is read
   * @param executor where the experiments are read anew
   */
  public static ReportJudge open(
      Access access, int maxReportBytes, Executor executor, LongSupplier nanoTime)
      throws StoreException {
    return new ReportJudge(
        new ReportDecoder(maxReportBytes), Experiments.open(access, executor, nanoTime));
  }

  /**
   * The report, if it is plainly sound: valid, and of an experiment that is open to all. Waits for
   * nothing. Else {@link #judge} has to be asked.
   */
  public Optional<Submission> plainlySound(byte[] bytes) {
    try {
      Submission submission = decoder.read(bytes);
      return Optional.of(submission).filter(s -> experiments.isKnownOpen(s.facts().experiment()));
    } catch (InvalidReportException e) {
      // Explained by judge(), which may take its time.
      return Optional.empty();
    }
  }

  /**
   * Whether the report is taken, and if not, why. May take milliseconds and ask the store.
   *
   * @param tokenHash SHA-256 of the experiment's token that it came with; empty if with none
   */
  public Judgement judge(byte[] bytes, byte[] tokenHash) throws StoreException {
    Submission submission;
    try {
      submission = decoder.read(bytes);
    } catch (InvalidReportException e) {
      return explanation.of(bytes, e);
    }
    String experiment = submission.facts().experiment();
    if (experiments.admits(experiment, tokenHash)) {
      return new Judgement.Sound(submission);
    }
    if (experiments.exists(experiment)) {
      return new Judgement.TokenNeeded(experiment);
    }
    return new Judgement.Invalid(
        List.of(new Fault(EXPERIMENT, "this collector has no experiment of this name")));
  }
}
