package org.sendpath.agent.dns;

import java.net.InetAddress;
import java.util.List;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Name;

/** What one answer says. */
sealed interface Reading {
  /** The addresses, at least one, as answered. */
  record Found(List<InetAddress> addresses) implements Reading {
    public Found {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("addresses: none");
      }
    }
  }

  /** The name stands for another, of which the answer says nothing: ask for that. */
  record Alias(Name target) implements Reading {}

  /** No address, and why. */
  record Without(ResolutionStatus status) implements Reading {
    public Without {
      if (status == ResolutionStatus.OK || status == ResolutionStatus.LITERAL) {
        throw new IllegalArgumentException("status: " + status + " has addresses");
      }
    }
  }

  /**
   * Whether this is the lack of addresses for that reason. Asked instead of {@code equals}, which
   * in a record takes a cold JVM 50 ms to put together.
   */
  default boolean says(ResolutionStatus status) {
    return this instanceof Without without && without.status == status;
  }
}
