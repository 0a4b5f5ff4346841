package org.sendpath.analysis.table;

import org.sendpath.report.Word;

/** What became of STARTTLS where EHLO was answered: {@code StartTls}, and that it was not there. */
enum StartTlsOffer implements Word {
  /** Not offered. */
  ABSENT,
  /** Offered, and not tried. */
  OFFERED,
  /** The TLS handshake ended well. */
  ACCEPTED,
  /** Offered, and answered with another code than 220. */
  REFUSED,
  /** Accepted, and the handshake failed. */
  FAILED
}
