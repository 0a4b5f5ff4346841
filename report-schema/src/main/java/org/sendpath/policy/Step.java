package org.sendpath.policy;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A step of a policy: all addresses of the family are tried on the port, one after another, until
 * one opens.
 *
 * @param connectTimerMicros how long the reader waits for each of them; empty: as its policy says
 */
public record Step(Way way, OptionalLong connectTimerMicros) {
  public Step {
    Objects.requireNonNull(way, "way");
    Limits.timer("connectTimerMicros", connectTimerMicros);
  }
}
