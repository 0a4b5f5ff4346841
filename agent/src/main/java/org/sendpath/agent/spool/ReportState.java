package org.sendpath.agent.spool;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.sendpath.report.Word;

/** What became of a saved report. */
public sealed interface ReportState {
  /** The state's name. */
  Name name();

  /** The names of the states. */
  enum Name implements Word {
    WAITING,
    REFUSED,
    SENT,
    WITHDRAWN
  }

  /** It was not sent yet. */
  record Waiting() implements ReportState {
    @Override
    public Name name() {
      return Name.WAITING;
    }
  }

  /**
   * The collector will never take it; it is not sent again by itself.
   *
   * @param problem what the collector said
   */
  record Refused(URI collector, Instant refusedAt, String problem) implements ReportState {
    @Override
    public Name name() {
      return Name.REFUSED;
    }
  }

  /** The collector has it. */
  record Sent(Receipt receipt) implements ReportState {
    @Override
    public Name name() {
      return Name.SENT;
    }
  }

  /** The collector had it, and deleted it at the volunteer's wish. It is never sent again. */
  record Withdrawn(URI collector, Instant withdrawnAt) implements ReportState {
    @Override
    public Name name() {
      return Name.WITHDRAWN;
    }
  }

  /** The receipt, if the collector has the report. */
  default Optional<Receipt> receiptIfSent() {
    return this instanceof Sent sent ? Optional.of(sent.receipt()) : Optional.empty();
  }
}
