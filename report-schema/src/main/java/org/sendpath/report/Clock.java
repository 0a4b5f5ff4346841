package org.sendpath.report;

/** Which clock measured an attempt's {@code elapsedMicros}. */
public enum Clock implements Word {
  /**
   * The kernel's: its SYN to SYN/ACK time, from {@code TCP_INFO}, or its time of arrival of an ICMP
   * error.
   */
  KERNEL,
  /** The agent's monotonic clock, around the connect. */
  PROCESS
}
