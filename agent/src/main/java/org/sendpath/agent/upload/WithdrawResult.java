package org.sendpath.agent.upload;

import java.time.Duration;
import java.util.Optional;
import org.sendpath.agent.upload.UploadResult.Reason;

/** What became of one withdrawal. */
public sealed interface WithdrawResult {
  /** 200, 204: the collector has deleted it. */
  record Withdrawn() implements WithdrawResult {}

  /** 404, 410: the collector has no such report, perhaps because it was withdrawn before. */
  record NotThere(Problem problem) implements WithdrawResult {}

  /** Any other 4xx: the collector does not delete it, most often because of the token. */
  record Refused(Problem problem) implements WithdrawResult {}

  /** No collector has the report by this machine's knowledge, or it gave no token. */
  record NoToken() implements WithdrawResult {}

  /** Not now: try again. */
  record Deferred(Reason reason, String detail, Optional<Duration> retryAfter)
      implements WithdrawResult {}

  /** Something answered that is no collector. */
  record NotACollector(String answer) implements WithdrawResult {}
}
