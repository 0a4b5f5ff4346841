package org.sendpath.report;

/** How an outcome is known. */
public enum Evidence implements Word {
  /** ICMP type, code and sender read from the socket's error queue, or its proven absence. */
  KERNEL,
  /** The system's error alone. */
  ERRNO,
  /** Our own timer ended the attempt. */
  TIMER
}
