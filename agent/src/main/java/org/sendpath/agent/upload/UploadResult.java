package org.sendpath.agent.upload;

import java.time.Duration;
import java.util.Optional;
import org.sendpath.agent.spool.Receipt;

/** What became of one upload. */
public sealed interface UploadResult {
  /** 201: the collector has it now. */
  record Stored(Receipt receipt) implements UploadResult {}

  /** 200: the collector had it already, from an upload whose answer was lost. */
  record AlreadyThere(Receipt receipt) implements UploadResult {}

  /** 409: the collector has another report under this id. Sending again will not help. */
  record Conflict(Problem problem) implements UploadResult {}

  /** 400, 413, 415, 422: the collector will never take this report. */
  record Refused(Problem problem) implements UploadResult {}

  /**
   * Not now; the report waits.
   *
   * @param detail what happened, in English
   * @param retryAfter how long the collector asked us to wait
   */
  record Deferred(Reason reason, String detail, Optional<Duration> retryAfter)
      implements UploadResult {}

  /**
   * Something answered that is no collector, so that nothing is known; the report waits.
   *
   * @param answer what it was, in English
   */
  record NotACollector(String answer) implements UploadResult {}

  /**
   * The saved file cannot be sent; set it aside.
   *
   * @param problem what is wrong with it, in English
   */
  record Unsendable(String problem) implements UploadResult {}

  /** Why an upload waits. */
  enum Reason {
    /** The collector's name cannot be resolved. */
    UNKNOWN_HOST,
    /** No connection could be made. */
    UNREACHABLE,
    /** The TLS handshake failed; most often the certificate is not trusted. */
    TLS_FAILED,
    /** The connection was made, and ended or fell silent before the whole answer was there. */
    NO_ANSWER,
    /** 429, 503: the collector has too much to do. */
    BUSY,
    /** 500, 502, 504 and the like: the collector is in trouble. */
    FAILING,
    /** 401, 403: the experiment takes reports only from those it invited. */
    NOT_ALLOWED,
    /** This run was told to stop. */
    INTERRUPTED
  }
}
