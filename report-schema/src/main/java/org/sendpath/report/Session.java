package org.sendpath.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the server said on an open connection.
 *
 * @param greetingMicros from the open connection to the end of the greeting
 * @param greeting its text, one char per byte (ISO 8859-1), without the volunteer's own addresses;
 *     lines parted by LF
 * @param code the greeting's reply code; empty if it had none
 * @param capabilities the lines of the first EHLO reply after its greeting line (RFC 5321
 *     §4.1.1.1); absent: EHLO was not answered
 * @param authBeforeTls AUTH mechanisms announced without TLS; empty list: none; absent: EHLO was
 *     not answered there
 * @param authAfterTls the same under TLS
 */
public record Session(
    OptionalLong greetingMicros,
    Optional<String> greeting,
    OptionalInt code,
    Optional<List<String>> capabilities,
    Optional<List<String>> authBeforeTls,
    Optional<StartTls> startTls,
    Optional<Tls> tls,
    Optional<List<String>> authAfterTls,
    Optional<SessionFailure> failure,
    UnknownFields unknown) {
  public Session {
    capabilities = capabilities.map(List::copyOf);
    authBeforeTls = authBeforeTls.map(List::copyOf);
    authAfterTls = authAfterTls.map(List::copyOf);
  }
}
