package org.sendpath.rule;

import org.sendpath.report.Word;

/** A row of the report's Table 4.3, in its order; then the two that the paper does not have. */
public enum Case implements Word {
  /** Case 1: 587 is open. */
  OPEN,
  /** Case 2: TCP RST. */
  RESET,
  /** Case 3: ICMP hard error. */
  ICMP_HARD,
  /** Case 4: ICMP soft error. */
  ICMP_SOFT,
  /** Case 5: nothing came back, TCP timed out. */
  TIMEOUT,
  /** The volunteer's mail goes through SSH (22). */
  SSH,
  /** The volunteer's mail goes over SSL (465). */
  SSL,
  /** An ICMP error whose code the volunteer's system does not tell. */
  ICMP_UNKNOWN,
  /** Nothing left the host, or nothing was asked of port 587. */
  UNMEASURED
}
