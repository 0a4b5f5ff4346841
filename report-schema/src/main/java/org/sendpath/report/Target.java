package org.sendpath.report;

/** Whose host an attempt or a resolution is about. */
public enum Target implements Word {
  /** The mail server that the volunteer uses. */
  SERVER,
  /** A host that the experiment runs, which listens on every port. */
  CONTROL
}
