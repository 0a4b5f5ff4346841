package org.sendpath.policy;

import java.util.Objects;

/**
 * What a policy would have cost.
 *
 * @param first on the first send; on the second, too, without a memory
 * @param secondCached on the second send with a negative cache
 */
public record Costs(Ending first, Ending secondCached) {
  public Costs {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(secondCached, "secondCached");
  }

  /** The ending of one send. */
  public Ending on(Send send) {
    return switch (send) {
      case FIRST, SECOND -> first;
      case SECOND_CACHED -> secondCached;
    };
  }
}
