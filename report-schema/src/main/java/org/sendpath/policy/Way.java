package org.sendpath.policy;

import java.util.Objects;
import org.sendpath.report.Family;
import org.sendpath.report.InvalidFieldException;

/**
 * A way by which mail may leave.
 *
 * @param port 1 to 65535
 */
public record Way(int port, Family family) {
  private static final int MAX_PORT = 65_535;

  public Way {
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidFieldException("port", "must be a number from 1 to " + MAX_PORT);
    }
    Objects.requireNonNull(family, "family");
  }
}
