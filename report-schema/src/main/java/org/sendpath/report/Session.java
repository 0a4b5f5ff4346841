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
  /** Longest greeting that a report holds, in characters; an agent cuts what is longer. */
  public static final int MAX_GREETING_CHARACTERS = 16_384;

  /** Longest line of an EHLO reply that a report holds, in characters. */
  public static final int MAX_CAPABILITY_CHARACTERS = 1024;

  /** Longest name of an AUTH mechanism that a report holds, in characters. */
  public static final int MAX_MECHANISM_CHARACTERS = 128;

  /** Most capabilities, and most mechanisms of one AUTH list, that a report holds. */
  public static final int MAX_ELEMENTS = 128;

  public Session {
    capabilities = capabilities.map(List::copyOf);
    authBeforeTls = authBeforeTls.map(List::copyOf);
    authAfterTls = authAfterTls.map(List::copyOf);
    Check.micros("greetingMicros", greetingMicros);
    greeting.ifPresent(
        text -> Check.bytes("greeting", text, MAX_GREETING_CHARACTERS, character -> true));
    Check.range("code", code, 0, 999);
    Check.refuseIf(
        code.isPresent() && greeting.isEmpty(), "greeting", "is missing, though it has a code");
    capabilities.ifPresent(Session::checkCapabilities);
    authBeforeTls.ifPresent(mechanisms -> checkMechanisms("authBeforeTls", mechanisms));
    authAfterTls.ifPresent(mechanisms -> checkMechanisms("authAfterTls", mechanisms));
    Check.refuseIf(
        tls.isEmpty() && authAfterTls.isPresent(),
        "tls",
        "is missing, though AUTH was announced under TLS");
    Check.refuseIf(
        tls.isEmpty() && startTls.equals(Optional.of(StartTls.ACCEPTED)),
        "tls",
        "is missing, though STARTTLS was accepted");
    Check.present("unknown", unknown);
  }

  private static void checkCapabilities(List<String> lines) {
    Check.size("capabilities", lines, MAX_ELEMENTS);
    for (int i = 0; i < lines.size(); i++) {
      Check.bytes(
          "capabilities/" + i,
          lines.get(i),
          MAX_CAPABILITY_CHARACTERS,
          character -> character != '\r' && character != '\n');
    }
  }

  private static void checkMechanisms(String field, List<String> mechanisms) {
    Check.size(field, mechanisms, MAX_ELEMENTS);
    for (int i = 0; i < mechanisms.size(); i++) {
      String element = field + "/" + i;
      Check.refuseIf(mechanisms.get(i).isEmpty(), element, "must not be empty");
      Check.bytes(
          element,
          mechanisms.get(i),
          MAX_MECHANISM_CHARACTERS,
          character -> character > ' ' && character <= '~');
    }
  }
}
