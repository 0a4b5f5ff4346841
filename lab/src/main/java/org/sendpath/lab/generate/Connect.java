package org.sendpath.lab.generate;

import java.util.Optional;
import java.util.OptionalInt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Icmp;
import org.sendpath.report.Outcome;

/** How one connect ended, in the words of an attempt. */
record Connect(
    long elapsedMicros,
    Clock clock,
    Outcome outcome,
    Evidence evidence,
    Optional<String> errno,
    Optional<Icmp> icmp,
    OptionalInt synRetransmits) {
  /** Whether the agent connects again for the latency: not where nothing was answered or sent. */
  boolean isAnswered() {
    return outcome != Outcome.TIMEOUT && outcome != Outcome.UNSENT;
  }
}
