package org.sendpath.collector.ingest;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;

/** What waits for the writer. */
sealed interface Work {
  /** How many reports it brings. */
  int reports();

  /** How many bytes of reports it brings. */
  long bytes();

  /** Tells whoever waits that it was not done. */
  void fail(Throwable cause);

  /** Reports of one request, stored together or not at all. */
  record Storing(
      List<Submission> submissions, long bytes, CompletableFuture<List<Written>> whenWritten)
      implements Work {
    public Storing {
      submissions = List.copyOf(submissions);
      Objects.requireNonNull(whenWritten, "whenWritten");
    }

    static Storing of(List<Submission> submissions) {
      long bytes = submissions.stream().mapToLong(submission -> submission.body().length).sum();
      return new Storing(submissions, bytes, new CompletableFuture<>());
    }

    @Override
    public int reports() {
      return submissions.size();
    }

    @Override
    public void fail(Throwable cause) {
      whenWritten.completeExceptionally(cause);
    }
  }

  /** The end of a report. */
  record Withdrawing(UUID id, CompletableFuture<Boolean> whenDone) implements Work {
    public Withdrawing {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(whenDone, "whenDone");
    }

    /** As one, so that withdrawals fill the queue, too. */
    @Override
    public int reports() {
      return 1;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public void fail(Throwable cause) {
      whenDone.completeExceptionally(cause);
    }
  }
}
