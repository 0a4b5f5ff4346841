package org.sendpath.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Trust;

/**
 * What the agent must report of one session. What is empty here must be absent there.
 *
 * @param code of the greeting
 * @param authBeforeTls empty list: EHLO was answered, and announced none
 * @param minGreeting the greet pause: no greeting can honestly have come earlier
 */
public record ExpectedSession(
    OptionalInt code,
    Optional<StartTls> startTls,
    Optional<ExpectedTls> tls,
    Optional<List<String>> authBeforeTls,
    Optional<List<String>> authAfterTls,
    Optional<SessionFailure> failure,
    Duration minGreeting) {
  private static final int SERVICE_READY = 220;

  /** What the agent must report of a TLS handshake that ended well. */
  public record ExpectedTls(Trust trust, boolean hostnameMatches) {
    static final ExpectedTls GOOD = new ExpectedTls(Trust.TRUSTED, true);
  }

  public ExpectedSession {
    authBeforeTls = authBeforeTls.map(List::copyOf);
    authAfterTls = authAfterTls.map(List::copyOf);
  }

  /** Greeted, answered EHLO, announced no TLS. */
  static ExpectedSession plain(List<String> auth) {
    return new ExpectedSession(
        OptionalInt.of(SERVICE_READY),
        Optional.empty(),
        Optional.empty(),
        Optional.of(auth),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  /** STARTTLS, and EHLO before and after it. */
  static ExpectedSession startTls(ExpectedTls tls, List<String> before, List<String> after) {
    return new ExpectedSession(
        OptionalInt.of(SERVICE_READY),
        Optional.of(StartTls.ACCEPTED),
        Optional.of(tls),
        Optional.of(before),
        Optional.of(after),
        Optional.empty(),
        Duration.ZERO);
  }

  /** TLS from the first byte, then greeting and EHLO. */
  static ExpectedSession implicitTls(ExpectedTls tls, List<String> auth) {
    return new ExpectedSession(
        OptionalInt.of(SERVICE_READY),
        Optional.empty(),
        Optional.of(tls),
        Optional.empty(),
        Optional.of(auth),
        Optional.empty(),
        Duration.ZERO);
  }

  /** Identified itself, as SSH does. */
  static ExpectedSession identified() {
    return new ExpectedSession(
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  /** Ended before the reply to EHLO. */
  static ExpectedSession failed(OptionalInt code, SessionFailure failure) {
    return new ExpectedSession(
        code,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure),
        Duration.ZERO);
  }

  /** Offered STARTTLS, without AUTH, and came no further. */
  static ExpectedSession tlsFailed(StartTls startTls, Optional<SessionFailure> failure) {
    return new ExpectedSession(
        OptionalInt.of(SERVICE_READY),
        Optional.of(startTls),
        Optional.empty(),
        Optional.of(List.of()),
        Optional.empty(),
        failure,
        Duration.ZERO);
  }

  ExpectedSession greetingAfter(Duration pause) {
    return new ExpectedSession(code, startTls, tls, authBeforeTls, authAfterTls, failure, pause);
  }
}
