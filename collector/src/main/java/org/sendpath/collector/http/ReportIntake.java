package org.sendpath.collector.http;

import java.util.Objects;
import java.util.concurrent.Executor;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.ingest.ReportJudge;

/**
 * What taking reports needs.
 *
 * @param judging threads that may take their time; refuses when too much waits for them
 */
record ReportIntake(
    ReportJudge judge,
    Ingest ingest,
    WithdrawalTokens tokens,
    BodyLimits limits,
    Executor judging) {
  ReportIntake {
    Objects.requireNonNull(judge, "judge");
    Objects.requireNonNull(ingest, "ingest");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(judging, "judging");
  }
}
