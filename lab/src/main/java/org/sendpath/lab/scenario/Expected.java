package org.sendpath.lab.scenario;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sendpath.lab.network.Treatment;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

/**
 * What the agent must report of one attempt, with the kernel's evidence to be had.
 *
 * @param portableOutcomes what the agent may say without the kernel's evidence: never more than the
 *     system's error tells
 * @param errno the system's name of the error; empty if there is none
 * @param icmp how the router answered, if by an ICMP error
 * @param synRetransmits where the system tells it, and it is certain
 * @param synsSent how many SYNs leave the client, where it is certain
 * @param minElapsedMicros no attempt can honestly be shorter: the way is that long
 * @param session what the server says, if it opens
 */
public record Expected(
    Outcome outcome,
    Evidence evidence,
    Set<Outcome> portableOutcomes,
    Optional<String> errno,
    Optional<Treatment.Answer> icmp,
    OptionalInt synRetransmits,
    OptionalInt synsSent,
    long minElapsedMicros,
    Optional<ExpectedSession> session) {
  /** Client to router and back. */
  private static final long ROUTER_MICROS = 5_000;

  /** Client to server and back. */
  private static final long SERVER_MICROS = 25_000;

  /** Linux sends the SYN again after this (RFC 6298 §2.1), give or take a timer tick. */
  private static final long RETRANSMIT_MICROS = 990_000;

  private static final String REFUSED = "ECONNREFUSED";

  public Expected {
    portableOutcomes = Set.copyOf(portableOutcomes);
    if (session.isPresent() != (outcome == Outcome.OPEN)) {
      throw new IllegalArgumentException("session: expected exactly where the port opens");
    }
  }

  static Expected open(ExpectedSession session) {
    return new Expected(
        Outcome.OPEN,
        Evidence.KERNEL,
        Set.of(Outcome.OPEN),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(0),
        OptionalInt.of(1),
        SERVER_MICROS,
        Optional.of(session));
  }

  static Expected reset() {
    return answered(Outcome.RESET, REFUSED, Optional.empty(), SERVER_MICROS);
  }

  static Expected icmp(Outcome outcome, Treatment.Answer answer, String errno) {
    return answered(outcome, errno, Optional.of(answer), ROUTER_MICROS);
  }

  /** Our own timer ended it. */
  static Expected timeout(long timerMicros) {
    return new Expected(
        Outcome.TIMEOUT,
        Evidence.TIMER,
        Set.of(Outcome.TIMEOUT),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        timerMicros,
        Optional.empty());
  }

  /** The system's own timer ended it. */
  static Expected systemTimeout(long minElapsedMicros, int synsSent) {
    return new Expected(
        Outcome.TIMEOUT,
        Evidence.KERNEL,
        Set.of(Outcome.TIMEOUT),
        Optional.of("ETIMEDOUT"),
        Optional.empty(),
        OptionalInt.of(synsSent - 1),
        OptionalInt.of(synsSent),
        minElapsedMicros,
        Optional.empty());
  }

  /** Nothing left the client. */
  static Expected unsent(String errno) {
    return unsent(errno, Set.of(Outcome.UNSENT));
  }

  /** The same, where the system's error alone looks like an answer of the network. */
  static Expected unsentByEvidence(String errno) {
    return unsent(errno, Set.of(Outcome.UNSENT, Outcome.ICMP_UNKNOWN));
  }

  private static Expected unsent(String errno, Set<Outcome> portableOutcomes) {
    return new Expected(
        Outcome.UNSENT,
        Evidence.KERNEL,
        portableOutcomes,
        Optional.of(errno),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.of(0),
        0,
        Optional.empty());
  }

  private static Expected answered(
      Outcome outcome, String errno, Optional<Treatment.Answer> icmp, long minElapsedMicros) {
    // RST and port unreachable give the same error.
    Outcome portable = errno.equals(REFUSED) ? Outcome.RESET : Outcome.ICMP_UNKNOWN;
    return new Expected(
        outcome,
        Evidence.KERNEL,
        Set.of(portable),
        Optional.of(errno),
        icmp,
        OptionalInt.of(0),
        OptionalInt.of(1),
        minElapsedMicros,
        Optional.empty());
  }

  /** The same, told apart from an answer of the network by nobody: nothing left the client. */
  Expected madeLocally() {
    return new Expected(
        outcome,
        evidence,
        portableOutcomes,
        errno,
        icmp,
        synRetransmits,
        OptionalInt.of(0),
        outcome == Outcome.TIMEOUT ? minElapsedMicros : 0,
        session);
  }

  /** The same after the first SYN was lost. */
  Expected afterLostSyn() {
    return new Expected(
        outcome,
        evidence,
        portableOutcomes,
        errno,
        icmp,
        OptionalInt.of(1),
        OptionalInt.of(2),
        minElapsedMicros + RETRANSMIT_MICROS,
        session);
  }
}
