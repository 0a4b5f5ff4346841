package org.sendpath.agent.spool;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A collector has a report durably.
 *
 * @param sentAt when it said so
 * @param withdrawalToken with which the volunteer may have the report deleted there; empty if the
 *     collector gave none
 */
public record Receipt(URI collector, Instant sentAt, Optional<String> withdrawalToken) {
  @Override
  public String toString() {
    // The token is a secret: it must not slip into a message.
    return "Receipt[collector=" + collector + ", sentAt=" + sentAt + "]";
  }
}
