package org.sendpath.agent.upload;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sendpath.agent.upload.UploadResult.Reason;

/** What came back for one HTTP request. */
sealed interface Answer {
  /** Whether the same request may fare better a little later. */
  boolean isWorthRetrying();

  /** How long the other side asked us to wait. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /**
   * A whole HTTP response.
   *
   * @param mediaType type and subtype alone, lower case; empty text if there was none
   * @param body as UTF-8; empty if it was larger than the limit
   * @param location where a redirect leads
   */
  record Reply(
      int status,
      String mediaType,
      Optional<String> body,
      Optional<Duration> retryAfter,
      Optional<String> location)
      implements Answer {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    @Override
    public boolean isWorthRetrying() {
      return PASSING.contains(status);
    }
  }

  /**
   * No whole response.
   *
   * @param detail in English
   */
  record Failure(Reason reason, String detail) implements Answer {
    static Failure interrupted() {
      return new Failure(Reason.INTERRUPTED, "this run was told to stop");
    }

    @Override
    public boolean isWorthRetrying() {
      return switch (reason) {
        case UNREACHABLE, NO_ANSWER -> true;
        case UNKNOWN_HOST, TLS_FAILED, BUSY, FAILING, NOT_ALLOWED, INTERRUPTED -> false;
      };
    }
  }

  /** Something that is no HTTP. */
  record NoHttp(String detail) implements Answer {
    @Override
    public boolean isWorthRetrying() {
      return false;
    }
  }
}
