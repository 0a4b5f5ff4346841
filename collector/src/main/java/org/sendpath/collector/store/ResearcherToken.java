package org.sendpath.collector.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A researcher's token, without its secret: the store has only a hash of that.
 *
 * @param name whom it was made for
 */
public record ResearcherToken(
    long number, String name, Instant createdAt, Optional<Instant> revokedAt) {
  public ResearcherToken {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(revokedAt, "revokedAt");
  }
}
