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
    UnknownFields unknown) {}
