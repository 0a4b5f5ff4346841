package org.sendpath.agent.show;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;

/** SMTP sessions for tests. */
final class Sessions {
  private static final String GREETING = "220 smtp.example.jp ESMTP";
  private static final List<String> NONE = List.of();
  private static final List<String> AUTH = List.of("PLAIN", "LOGIN");

  private Sessions() {}

  /** STARTTLS, then AUTH: as it should be. */
  static Session startTls() {
    return startTls(Trust.TRUSTED, true);
  }

  static Session startTls(Trust trust, boolean hostnameMatches) {
    return session(25_011, NONE, Optional.of(tls(trust, hostnameMatches)), Optional.of(AUTH));
  }

  /** As from TLS at once on 465. */
  static Session tlsAtOnce() {
    return new Session(
        OptionalLong.of(24_120),
        Optional.of(GREETING),
        OptionalInt.of(220),
        Optional.of(List.of("PIPELINING", "AUTH PLAIN LOGIN")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(tls(Trust.TRUSTED, true)),
        Optional.of(AUTH),
        Optional.empty(),
        UnknownFields.NONE);
  }

  /** STARTTLS for whom it pleases, and no AUTH: as on port 25. */
  static Session relay() {
    return session(31_200, NONE, Optional.of(tls(Trust.TRUSTED, true)), Optional.of(NONE));
  }

  /** AUTH in clear text, no STARTTLS. */
  static Session clearText(long greetingMicros) {
    return session(greetingMicros, AUTH, Optional.empty(), Optional.empty());
  }

  /** AUTH with and without TLS. */
  static Session authBeforeAndAfterTls() {
    return session(25_011, AUTH, Optional.of(tls(Trust.TRUSTED, true)), Optional.of(AUTH));
  }

  /** Neither AUTH nor STARTTLS. */
  static Session nothing() {
    return session(25_011, NONE, Optional.empty(), Optional.empty());
  }

  static Session ssh() {
    return new Session(
        OptionalLong.of(9_400),
        Optional.of("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7"),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }

  static Session failed(SessionFailure failure) {
    return new Session(
        OptionalLong.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure),
        UnknownFields.NONE);
  }

  static Session greeting(String greeting) {
    return new Session(
        OptionalLong.of(25_011),
        Optional.of(greeting),
        OptionalInt.of(220),
        Optional.of(List.of("AUTH PLAIN")),
        Optional.of(List.of("PLAIN")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UnknownFields.NONE);
  }

  static Session startTlsFails(StartTls word) {
    return new Session(
        OptionalLong.of(25_011),
        Optional.of(GREETING),
        OptionalInt.of(220),
        Optional.of(List.of("STARTTLS")),
        Optional.of(NONE),
        Optional.of(word),
        Optional.empty(),
        Optional.empty(),
        word == StartTls.FAILED ? Optional.of(SessionFailure.TLS_FAILED) : Optional.empty(),
        UnknownFields.NONE);
  }

  private static Session session(
      long greetingMicros,
      List<String> authBeforeTls,
      Optional<Tls> tls,
      Optional<List<String>> authAfterTls) {
    return new Session(
        OptionalLong.of(greetingMicros),
        Optional.of(GREETING),
        OptionalInt.of(220),
        Optional.of(tls.isPresent() ? List.of("PIPELINING", "STARTTLS") : List.of("PIPELINING")),
        Optional.of(authBeforeTls),
        tls.map(handshake -> StartTls.ACCEPTED),
        tls,
        authAfterTls,
        Optional.empty(),
        UnknownFields.NONE);
  }

  private static Tls tls(Trust trust, boolean hostnameMatches) {
    String notAfter = trust == Trust.EXPIRED ? "2026-10-31T23:59:59Z" : "2027-01-31T23:59:59Z";
    return new Tls(
        "TLSv1.3",
        "TLS_AES_256_GCM_SHA384",
        30_100,
        trust,
        hostnameMatches,
        Optional.of(Instant.parse(notAfter)),
        UnknownFields.NONE);
  }
}
