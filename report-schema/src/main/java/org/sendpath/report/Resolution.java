package org.sendpath.report;

import java.util.List;

/**
 * One DNS question for the addresses of one family, and its answer.
 *
 * @param addresses canonical text, in the order in which they were tried
 */
public record Resolution(
    Target target,
    Family family,
    ResolutionStatus status,
    List<String> addresses,
    long elapsedMicros,
    UnknownFields unknown) {
  public Resolution {
    addresses = List.copyOf(addresses);
  }
}
