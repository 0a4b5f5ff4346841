package org.sendpath.lab.generate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.report.StartTls;
import org.sendpath.report.Tls;
import org.sendpath.report.UnknownFields;

/**
 * What a server says on one of its ports.
 *
 * @param certificate absent: there is no TLS on this port
 * @param immediateTls TLS from the first byte
 * @param greetPauseMicros how long it waits before it greets
 */
record SmtpService(
    String greeting,
    List<String> capabilities,
    Optional<List<String>> authBeforeTls,
    Optional<List<String>> authAfterTls,
    Optional<Certificate> certificate,
    boolean immediateTls,
    long greetPauseMicros) {
  private static final double SILENT_SHARE = 0.003;
  private static final double WORK_MICROS = 2_500;
  private static final double TLS_WORK_MICROS = 9_000;
  private static final double SPREAD = 0.5;
  private static final long SILENCE_MICROS = 35_000_000;

  /**
   * A session, and how long it lasted in all.
   *
   * @param micros to the end of QUIT
   */
  record Spoken(Session session, long micros) {}

  Spoken speak(double roundTripMicros, Instant measuredAt, Draws draws) {
    if (draws.chance(SILENT_SHARE)) {
      return new Spoken(
          session(OptionalLong.empty(), Optional.empty(), SessionFailure.SILENT), SILENCE_MICROS);
    }
    long tlsMicros = (long) (2 * roundTripMicros + draws.logNormal(TLS_WORK_MICROS, SPREAD));
    long greetingMicros =
        greetPauseMicros
            + (long) (roundTripMicros + draws.logNormal(WORK_MICROS, SPREAD))
            + (immediateTls ? tlsMicros : 0);
    long micros = greetingMicros + tlsMicros + (long) (3 * roundTripMicros);
    Optional<Tls> tls =
        certificate.map(shown -> shown.tls(tlsMicros, measuredAt.truncatedTo(ChronoUnit.DAYS)));
    return new Spoken(
        new Session(
            OptionalLong.of(greetingMicros),
            Optional.of(greeting),
            OptionalInt.of(220),
            Optional.of(capabilities),
            authBeforeTls,
            tls.isPresent() && !immediateTls ? Optional.of(StartTls.ACCEPTED) : Optional.empty(),
            tls,
            authAfterTls,
            Optional.empty(),
            UnknownFields.NONE),
        micros);
  }

  /** A server that does not want to hear from the volunteer's address. */
  static Spoken rejected(String name, double roundTripMicros) {
    long micros = (long) (2 * roundTripMicros + WORK_MICROS);
    String greeting = "554 " + name + " No SMTP service for dynamic addresses, use port 587";
    return new Spoken(
        session(OptionalLong.of(micros), Optional.of(greeting), SessionFailure.REJECTED), micros);
  }

  /** The identification of an SSH server. */
  static Spoken ssh(double roundTripMicros, Draws draws) {
    long micros = (long) (roundTripMicros + draws.logNormal(WORK_MICROS, SPREAD));
    Session session =
        new Session(
            OptionalLong.of(micros),
            Optional.of("SSH-2.0-OpenSSH_10.0p2 Debian-7"),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            UnknownFields.NONE);
    return new Spoken(session, micros);
  }

  private static Session session(
      OptionalLong greetingMicros, Optional<String> greeting, SessionFailure failure) {
    return new Session(
        greetingMicros,
        greeting,
        greeting
            .map(text -> OptionalInt.of(Integer.parseInt(text, 0, 3, 10)))
            .orElse(OptionalInt.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(failure),
        UnknownFields.NONE);
  }
}
