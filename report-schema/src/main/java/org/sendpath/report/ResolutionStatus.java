package org.sendpath.report;

/** What the DNS said to one question. */
public enum ResolutionStatus implements Word {
  OK,
  /** The name exists and has no address of this family. */
  NODATA,
  NXDOMAIN,
  SERVFAIL,
  REFUSED,
  TIMEOUT,
  /** Any other answer, or one that could not be understood. */
  ERROR,
  /** The server was named by its address: nothing was asked. */
  LITERAL
}
