package org.sendpath.report;

/** Which clock measured an attempt's {@code elapsedMicros}. */
public enum Clock implements Word {
  /** The kernel's own SYN to SYN/ACK time, from {@code TCP_INFO}. */
  KERNEL,
  /** The agent's monotonic clock, around the connect. */
  PROCESS
}
