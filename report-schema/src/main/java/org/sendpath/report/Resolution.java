package org.sendpath.report;

import java.util.List;

/**
 * One DNS question for the addresses of one family, and its answer.
 *
 * @param addresses canonical text or {@code hidden-N}, in the order in which they were tried; at
 *     most 128, and none unless the status is ok or literal
 */
public record Resolution(
    Target target,
    Family family,
    ResolutionStatus status,
    List<String> addresses,
    long elapsedMicros,
    UnknownFields unknown) {
  private static final int MAX_ADDRESSES = 128;

  public Resolution {
    Check.present("target", target);
    Check.present("family", family);
    Check.present("status", status);
    Check.present("addresses", addresses);
    addresses = List.copyOf(addresses);
    Check.size("addresses", addresses, MAX_ADDRESSES);
    Check.addresses("addresses", family, addresses);
    Check.refuseIf(
        status == ResolutionStatus.OK && addresses.isEmpty(),
        "addresses",
        "must not be empty where the status is ok");
    boolean mayHaveAddresses = status == ResolutionStatus.OK || status == ResolutionStatus.LITERAL;
    Check.refuseIf(
        !mayHaveAddresses && !addresses.isEmpty(),
        "addresses",
        "must be empty unless the status is ok or literal");
    Check.micros("elapsedMicros", elapsedMicros);
    Check.present("unknown", unknown);
  }
}
