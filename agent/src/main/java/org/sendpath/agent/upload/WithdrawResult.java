package org.sendpath.agent.upload;

import java.time.Duration;
import java.util.Optional;
import org.sendpath.agent.upload.UploadResult.Reason;

/** What became of one withdrawal. */
public sealed interface WithdrawResult {
  /** In English, what happened and what to do about it. */
  String message();

  /** 200, 204: the collector has deleted it. */
  record Withdrawn() implements WithdrawResult {
    @Override
    public String message() {
      return "The collector has deleted the report.";
    }
  }

  /** 404, 410: the collector has no such report, perhaps because it was withdrawn before. */
  record NotThere(Problem problem) implements WithdrawResult {
    @Override
    public String message() {
      return "The collector has no such report: " + problem.text();
    }
  }

  /** Any other 4xx: the collector does not delete it, most often because of the token. */
  record Refused(Problem problem) implements WithdrawResult {
    @Override
    public String message() {
      return "The collector does not delete the report: " + problem.text();
    }
  }

  /** No collector has the report by this machine's knowledge, or it gave no token. */
  record NoToken() implements WithdrawResult {
    @Override
    public String message() {
      return "There is no withdrawal token for this report: it was not sent, was withdrawn already,"
          + " or the collector gave none. Ask who runs the collector.";
    }
  }

  /** Not now: try again. */
  record Deferred(Reason reason, String detail, Optional<Duration> retryAfter)
      implements WithdrawResult {
    @Override
    public String message() {
      return "The report is still there: " + detail + ". Try again.";
    }
  }

  /** Something answered that is no collector. */
  record NotACollector(String answer) implements WithdrawResult {
    @Override
    public String message() {
      return "What answered is no Sendpath collector (" + answer + "): check the collector's URL.";
    }
  }
}
