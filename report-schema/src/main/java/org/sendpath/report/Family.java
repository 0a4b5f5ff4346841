package org.sendpath.report;

/** Address family. */
public enum Family implements Word {
  IPV6,
  IPV4
}
