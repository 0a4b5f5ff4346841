package org.sendpath.report;

/** How a TCP connect ended, TCP alone: the SMTP session on an open one does not matter here. */
public enum Outcome implements Word {
  /** SYN/ACK. */
  OPEN,
  /** RST. */
  RESET,
  /** An ICMP error that says the port or host will not answer. */
  ICMP_HARD,
  /** An ICMP error that may pass. */
  ICMP_SOFT,
  /** An ICMP error whose type and code this host cannot see. */
  ICMP_UNKNOWN,
  /** No answer until our timer, or the system, gave up. */
  TIMEOUT,
  /**
   * Nothing left the host: no route, no permission, no address. Not the network's answer, never a
   * case.
   */
  UNSENT
}
