package org.sendpath.lab.server;

/** What is right or wrong with a server's certificate. */
public enum CertificateKind {
  /** Signed by the lab's authority, for the server's names, valid now. */
  VALID,
  /** As {@link #VALID}, but its time is over. */
  EXPIRED,
  /** As {@link #VALID}, but its time has not come. */
  NOT_YET_VALID,
  /** As {@link #VALID}, but for another name. */
  WRONG_NAME,
  /** For the server's names, valid now, signed with its own key. */
  SELF_SIGNED,
  /** As {@link #VALID}, but signed by an authority that nobody trusts. */
  UNKNOWN_ISSUER
}
