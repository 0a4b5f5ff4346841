package org.sendpath.report;

/** Where the volunteer was when measuring. */
public enum Network implements Word {
  HOME,
  OFFICE,
  CAMPUS,
  MOBILE,
  PUBLIC,
  UNKNOWN
}
