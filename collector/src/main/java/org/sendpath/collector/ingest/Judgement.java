package org.sendpath.collector.ingest;

import java.util.List;
import java.util.Objects;
import org.sendpath.collector.store.Submission;

/** Whether a report is taken. */
public sealed interface Judgement {
  /** It is; what is left to do is to store it. */
  record Sound(Submission submission) implements Judgement {
    public Sound {
      Objects.requireNonNull(submission, "submission");
    }
  }

  /** It is no JSON, or JSON that is larger, deeper or more ambiguous than is read. */
  record Malformed(Fault fault) implements Judgement {
    public Malformed {
      Objects.requireNonNull(fault, "fault");
    }
  }

  /**
   * It is JSON, but no report of the format, or of no experiment of this collector.
   *
   * @param faults at least one
   */
  record Invalid(List<Fault> faults) implements Judgement {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /** Its experiment takes only reports that come with its token. */
  record TokenNeeded(String experiment) implements Judgement {
    public TokenNeeded {
      Objects.requireNonNull(experiment, "experiment");
    }
  }
}
