package org.sendpath.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sendpath.report.Attempt;
import org.sendpath.report.Report;
import org.sendpath.report.Session;
import org.sendpath.report.StartTls;

/**
 * What a mail reader would find on one port of the volunteer's server, whatever the route. Looks at
 * sample 0 alone. STARTTLS and AUTH are those of the first session (by {@code startMicros}, then by
 * the report's order) that was greeted with 220: a reader would stay with that connection.
 *
 * @param outcome what the connects met, as {@link CaseRule} has it for port 587; empty if the port
 *     was not attempted
 * @param speaks whether any connection was greeted with 220; empty if no session was held
 * @param answersEhlo whether the session's EHLO was answered, before TLS or under it
 * @param startTls empty where STARTTLS was not offered, or EHLO not answered
 * @param auth the mechanisms announced, before or under TLS, sorted, each once; empty list: none;
 *     empty: EHLO was not answered
 * @param clearAuth whether some were announced without TLS; empty where EHLO was not answered
 *     without TLS
 */
public record PortFacts(
    Optional<Case> outcome,
    Optional<Boolean> speaks,
    boolean answersEhlo,
    Optional<StartTls> startTls,
    Optional<List<String>> auth,
    Optional<Boolean> clearAuth) {
  private static final OptionalInt READY = OptionalInt.of(220);

  public PortFacts {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(speaks, "speaks");
    Objects.requireNonNull(startTls, "startTls");
    auth = auth.map(List::copyOf);
    Objects.requireNonNull(clearAuth, "clearAuth");
  }

  /** The facts of the server's {@code port}. */
  public static PortFacts of(Report report, int port) {
    Optional<Case> outcome = CaseRule.ofPort(report, port);
    List<Session> sessions =
        report.attempts().stream()
            .filter(attempt -> CaseRule.counts(attempt, port))
            .sorted(Comparator.comparingLong(Attempt::startMicros))
            .flatMap(attempt -> attempt.session().stream())
            .toList();
    Optional<Session> spoken = sessions.stream().filter(PortFacts::speaks).findFirst();
    Optional<Session> answered = spoken.filter(PortFacts::answersEhlo);
    return new PortFacts(
        outcome,
        sessions.isEmpty() ? Optional.empty() : Optional.of(spoken.isPresent()),
        answered.isPresent(),
        answered.flatMap(Session::startTls),
        answered.map(PortFacts::mechanisms),
        answered.flatMap(Session::authBeforeTls).map(mechanisms -> !mechanisms.isEmpty()));
  }

  /** Whether the server greeted with 220: it takes mail on this connection (RFC 5321 §4.3.2). */
  public static boolean speaks(Session session) {
    return session.code().equals(READY);
  }

  private static boolean answersEhlo(Session session) {
    return session.capabilities().isPresent()
        || session.authBeforeTls().isPresent()
        || session.authAfterTls().isPresent();
  }

  private static List<String> mechanisms(Session session) {
    return List.copyOf(
        new TreeSet<>(
            Stream.of(session.authBeforeTls(), session.authAfterTls())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList()));
  }
}
