package org.sendpath.report;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One TCP connect to one address and port, and the SMTP session on it if it opened.
 *
 * @param address canonical text
 * @param sample 0 to N-1; the session is on sample 0 alone, and rules look at sample 0 alone
 * @param startMicros from the beginning of the run to the connect
 * @param elapsedMicros from SYN to the answer, or to the end of waiting
 * @param errno the system's name of the error, such as {@code ECONNREFUSED}; empty if it opened or
 *     our timer ended it
 * @param synRetransmits SYNs sent again, where the system tells
 */
public record Attempt(
    Target target,
    int port,
    Family family,
    String address,
    int sample,
    long startMicros,
    long elapsedMicros,
    Clock clock,
    Outcome outcome,
    Evidence evidence,
    Optional<String> errno,
    Optional<Icmp> icmp,
    OptionalInt synRetransmits,
    Optional<Session> session,
    UnknownFields unknown) {}
