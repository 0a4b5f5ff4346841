package org.sendpath.report;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One TCP connect to one address and port, and the SMTP session on it if it opened.
 *
 * @param port 1 to 65535
 * @param address canonical text, or {@code hidden-N}
 * @param sample 0 to N-1, at most 99; the session is on sample 0 alone, and rules look at sample 0
 *     alone
 * @param startMicros from the beginning of the run to the connect
 * @param elapsedMicros from SYN to the answer, or to the end of waiting
 * @param errno the system's name of the error, such as {@code ECONNREFUSED}; empty if it opened or
 *     our timer ended it
 * @param icmp known through the kernel alone; on an unsent attempt the host itself made the error
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
    UnknownFields unknown) {
  public Attempt {
    Check.present("target", target);
    Check.range("port", port, 1, 65_535);
    Check.present("family", family);
    Check.address("address", family, address);
    Check.range("sample", sample, 0, 99);
    Check.micros("startMicros", startMicros);
    Check.micros("elapsedMicros", elapsedMicros);
    Check.present("clock", clock);
    Check.present("outcome", outcome);
    Check.present("evidence", evidence);
    if (errno.isPresent()) {
      Check.refuseIf(
          !isErrorName(errno.get()), "errno", "must be an error's name, such as ECONNREFUSED");
    }
    Check.range("synRetransmits", synRetransmits, 0, 1000);
    checkTimer(outcome, evidence, errno);
    checkIcmp(outcome, evidence, icmp);
    Check.refuseIf(
        session.isPresent() && (outcome != Outcome.OPEN || sample != 0),
        "session",
        "must be absent unless the outcome is open and the sample is 0");
    Check.present("unknown", unknown);
  }

  private static boolean isErrorName(String text) {
    return Check.consistsOf(
            text, 0, 2, 32, c -> isUpperCaseLetter(c) || Check.isDigit(c) || c == '_')
        && isUpperCaseLetter(text.charAt(0));
  }

  private static boolean isUpperCaseLetter(int c) {
    return c >= 'A' && c <= 'Z';
  }

  private static void checkTimer(Outcome outcome, Evidence evidence, Optional<String> errno) {
    Check.refuseIf(
        evidence == Evidence.TIMER && outcome != Outcome.TIMEOUT,
        "outcome",
        "must be timeout where the evidence is timer");
    Check.refuseIf(
        errno.isPresent() && (evidence == Evidence.TIMER || outcome == Outcome.OPEN),
        "errno",
        "must be absent where the connection opened or our own timer ended the attempt");
    Check.refuseIf(
        outcome == Outcome.TIMEOUT && errno.isEmpty() && evidence != Evidence.TIMER,
        "evidence",
        "must be timer where a timeout came without an errno");
  }

  private static void checkIcmp(Outcome outcome, Evidence evidence, Optional<Icmp> icmp) {
    boolean decided = outcome == Outcome.ICMP_HARD || outcome == Outcome.ICMP_SOFT;
    Check.refuseIf(
        icmp.isPresent() && !decided && outcome != Outcome.UNSENT,
        "icmp",
        "must be absent unless the outcome is icmp-hard, icmp-soft or unsent");
    Check.refuseIf(
        icmp.isPresent() && evidence != Evidence.KERNEL,
        "evidence",
        "must be kernel where the ICMP type and code are known");
    Check.refuseIf(
        icmp.isEmpty() && decided && evidence == Evidence.KERNEL,
        "icmp",
        "is missing, though the kernel is the evidence of an ICMP error");
  }
}
