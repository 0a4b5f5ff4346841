package org.sendpath.report;

/** Why an SMTP session ended before QUIT. */
public enum SessionFailure implements Word {
  /** Accepted the connection, or a command, and said nothing in time. */
  SILENT,
  /** Closed the connection without a reply. */
  CLOSED,
  /** Answered with an error code (4yz or 5yz). */
  REJECTED,
  /** Sent what is no SMTP, or more than the limits. */
  GARBLED,
  /** The TLS handshake failed. */
  TLS_FAILED
}
