package org.sendpath.agent.connect;

import io.netty.channel.Channel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;

/**
 * How one connect ended.
 *
 * @param startNanos {@link System#nanoTime} just before the SYN left
 * @param elapsedMicros from SYN to answer, by {@code clock}; or to the end of waiting
 * @param errno the system's name of the error, {@code ECONNREFUSED}; empty if it opened or our
 *     timer ended it
 * @param channel the open connection, not yet reading ({@code autoRead} off); present exactly if it
 *     opened. Whoever takes it closes it.
 */
public record Connected(
    Outcome outcome,
    Evidence evidence,
    Clock clock,
    long startNanos,
    long elapsedMicros,
    Optional<String> errno,
    Optional<Icmp> icmp,
    OptionalInt synRetransmits,
    Optional<Channel> channel) {
  public Connected {
    if (channel.isPresent() != (outcome == Outcome.OPEN)) {
      throw new IllegalArgumentException("channel: present exactly where the outcome is open");
    }
  }

  /** A connect that did not open, timed by the process's clock. */
  static Connected notOpen(
      Verdict verdict, long startNanos, long elapsedNanos, OptionalInt synRetransmits) {
    return notOpen(verdict, Clock.PROCESS, startNanos, elapsedNanos, synRetransmits);
  }

  /** A connect that did not open. */
  static Connected notOpen(
      Verdict verdict,
      Clock clock,
      long startNanos,
      long elapsedNanos,
      OptionalInt synRetransmits) {
    return new Connected(
        verdict.outcome(),
        verdict.evidence(),
        clock,
        startNanos,
        TimeUnit.NANOSECONDS.toMicros(elapsedNanos),
        verdict.errno(),
        verdict.icmp(),
        // What never left was not sent again either, whatever the kernel counts.
        verdict.outcome() == Outcome.UNSENT ? OptionalInt.empty() : synRetransmits,
        Optional.empty());
  }
}
