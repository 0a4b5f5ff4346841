package org.sendpath.collector.store;

import org.sendpath.report.Word;

/** Over which families a pair's case is meant. */
public enum Scope implements Word {
  /** The pair's case. */
  BOTH,
  /** Its case over IPv6 alone. */
  IPV6,
  /** Its case over IPv4 alone. */
  IPV4
}
