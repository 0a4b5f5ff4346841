package org.sendpath.agent.dns;

import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.sendpath.report.ResolutionStatus;

/**
 * What became of one name in one family.
 *
 * @param addresses without duplicates, in the order answered, at most {@link
 *     HostResolver#MAX_ADDRESSES}; present exactly where the status is {@code OK} or {@code
 *     LITERAL}. They carry no host name.
 * @param elapsedMicros from the start of the resolution to its answer, on the monotonic clock; 0
 *     for a literal
 */
public record Answer(ResolutionStatus status, List<InetAddress> addresses, long elapsedMicros) {
  public Answer {
    Objects.requireNonNull(status, "status");
    addresses = List.copyOf(addresses);
    if (elapsedMicros < 0) {
      throw new IllegalArgumentException("elapsedMicros: negative");
    }
    boolean resolved = status == ResolutionStatus.OK || status == ResolutionStatus.LITERAL;
    if (resolved == addresses.isEmpty()) {
      throw new IllegalArgumentException("addresses: present exactly where the name was resolved");
    }
  }
}
