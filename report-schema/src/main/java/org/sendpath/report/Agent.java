package org.sendpath.report;

import java.util.OptionalLong;

/**
 * The program and the system that measured.
 *
 * @param evidence the strongest evidence this run could have
 * @param timerMicros the timer of each attempt; empty where the system's own was measured
 */
public record Agent(
    String version,
    String os,
    String osVersion,
    String arch,
    String java,
    Evidence evidence,
    OptionalLong timerMicros,
    UnknownFields unknown) {
  public Agent {
    Check.line("version", version);
    Check.line("os", os);
    Check.line("osVersion", osVersion);
    Check.line("arch", arch);
    Check.line("java", java);
    Check.present("evidence", evidence);
    Check.refuseIf(
        evidence == Evidence.TIMER,
        "evidence",
        "must be kernel or errno: a timer is evidence of an attempt, not of a run");
    if (timerMicros.isPresent()) {
      Check.range("timerMicros", timerMicros.getAsLong(), 1, Check.MAX_MICROS);
    }
    Check.present("unknown", unknown);
  }
}
