package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.ingest.Judgement;
import org.sendpath.collector.ingest.ReportJudge;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;

/** Takes a body of many reports: each line is judged for itself, and the sound ones are stored. */
final class ManyReports {
  private final ReportJudge judge;
  private final Ingest ingest;
  private final WithdrawalTokens tokens;
  private final ReportMeters meters;

  ManyReports(ReportJudge judge, Ingest ingest, WithdrawalTokens tokens, ReportMeters meters) {
    this.judge = judge;
    this.ingest = ingest;
    this.tokens = tokens;
    this.meters = meters;
  }

  /** A line after it was judged. */
  private record Judged(int line, Judgement judgement) {}

  /**
   * Takes what is sound. For a thread that may wait.
   *
   * @param answering writes the answer when the reports are stored
   * @throws Refusal if the queue has no room: then nothing was kept
   */
  CompletableFuture<HttpResponse> take(List<Lines.Line> lines, byte[] tokenHash, Executor answering)
      throws StoreException {
    List<Judged> judged = new ArrayList<>(lines.size());
    List<Submission> sound = new ArrayList<>(lines.size());
    for (Lines.Line line : lines) {
      Judgement judgement = judge.judge(line.bytes(), tokenHash);
      if (judgement instanceof Judgement.Sound found) {
        sound.add(found.submission());
      }
      judged.add(new Judged(line.number(), judgement));
    }
    if (sound.isEmpty()) {
      return CompletableFuture.completedFuture(answer(judged, List.of()));
    }
    return ingest
        .submit(sound)
        .orElseThrow(() -> new Refusal(Problems.busy()))
        .thenApplyAsync(written -> answer(judged, written), answering);
  }

  /**
   * @param written what became of the sound ones, in order
   */
  private HttpResponse answer(List<Judged> judged, List<Written> written) {
    ManyAnswer answer = new ManyAnswer();
    int next = 0;
    for (Judged line : judged) {
      if (line.judgement() instanceof Judgement.Sound sound) {
        add(answer, line.line(), sound.submission().facts().id(), written.get(next));
        next++;
      } else {
        Verdicts.refusal(line.judgement(), OptionalLong.of(line.line()))
            .ifPresent(problem -> refuse(answer, line.line(), problem));
      }
    }
    return answer.response();
  }

  private void add(ManyAnswer answer, int line, UUID id, Written written) {
    switch (written) {
      case STORED -> {
        meters.stored();
        answer.stored(line, id, tokens.of(id));
      }
      case ALREADY_THERE -> {
        meters.alreadyThere();
        answer.alreadyThere(line, id, tokens.of(id));
      }
      case CONFLICT -> refuse(answer, line, Problems.conflict());
    }
  }

  private void refuse(ManyAnswer answer, int line, Problem problem) {
    meters.refused(problem.type());
    answer.refused(line, problem);
  }
}
