package org.sendpath.analysis.table;

import org.sendpath.report.Word;

/** Whether a port announces AUTH (RFC 4954), and where. */
enum AuthOffer implements Word {
  /** No mechanism, neither before nor under TLS: on 587 anybody may submit, or nobody. */
  NONE,
  /** Some mechanism, under TLS alone; on 465 the whole session is. */
  TLS_ONLY,
  /** Some mechanism without TLS. */
  CLEAR
}
