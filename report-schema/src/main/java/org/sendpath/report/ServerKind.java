package org.sendpath.report;

/** Who runs the server, as the volunteer says (Table 4.2). */
public enum ServerKind implements Word {
  ISP,
  ASP,
  COMPANY,
  UNIVERSITY,
  /** "My own server at home": left out of the tables. */
  HOME,
  UNKNOWN
}
