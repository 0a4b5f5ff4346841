package org.sendpath.collector.store;

import java.util.Objects;
import org.sendpath.rule.ReportFacts;

/**
 * A report that was found valid, on its way into the store.
 *
 * @param body as it came, UTF-8 JSON, without white space around it; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Several thousand a second; compared nowhere.
public record Submission(ReportFacts facts, byte[] body) {
  public Submission {
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(body, "body");
  }
}
