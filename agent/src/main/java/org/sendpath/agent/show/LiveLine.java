package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.agent.measure.Progress;
import org.sendpath.report.Attempt;
import org.sendpath.report.Outcome;

/** One lane of the live view: connecting, then talking, then over. */
final class LiveLine {
  private final Progress.Lane lane;
  private final List<Long> answerMicros = new ArrayList<>();
  private long sinceNanos;
  private boolean opened;
  private Optional<Attempt> first = Optional.empty();

  LiveLine(Progress.Lane lane, long nowNanos) {
    this.lane = lane;
    this.sinceNanos = nowNanos;
  }

  Progress.Lane lane() {
    return lane;
  }

  boolean waiting() {
    return first.isEmpty();
  }

  void opened(long nowNanos) {
    opened = true;
    sinceNanos = nowNanos;
  }

  /** Sample 0 decides how it ended; the later ones that ended alike refine its time. */
  void measured(Attempt attempt) {
    if (attempt.sample() == 0) {
      first = Optional.of(attempt);
    }
    if (first.filter(begun -> begun.outcome() == attempt.outcome()).isPresent()) {
      answerMicros.add(attempt.elapsedMicros());
    }
  }

  Mark mark() {
    return first.map(Mark::of).orElse(Mark.WAITING);
  }

  String state(Messages messages) {
    return first
        .map(attempt -> Words.outcome(attempt, messages))
        .orElseGet(() -> messages.text(opened ? "live.talking" : "live.connecting"));
  }

  /** The median of the answers, or how long it has been waiting; empty where nothing was sent. */
  String time(Spans spans, long nowNanos) {
    if (first.isEmpty()) {
      return spans.growing((nowNanos - sinceNanos) / 1_000);
    }
    if (first.get().outcome() == Outcome.UNSENT) {
      return "";
    }
    return spans.text(Findings.median(answerMicros.stream().mapToLong(Long::longValue).toArray()));
  }
}
