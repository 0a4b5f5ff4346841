package org.sendpath.report;

/** What became of STARTTLS (RFC 3207); absent from the report where it was not offered. */
public enum StartTls implements Word {
  /** Offered, and not tried. */
  OFFERED,
  /** 220: the TLS handshake began, and ended well. */
  ACCEPTED,
  /** Offered, and answered with another code. */
  REFUSED,
  /** Accepted, and the handshake failed. */
  FAILED
}
