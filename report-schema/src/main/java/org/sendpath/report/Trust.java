package org.sendpath.report;

/** What the agent's trust store says of the certificate chain. The host name is judged apart. */
public enum Trust implements Word {
  TRUSTED,
  /** Its own issuer, and not in the trust store. */
  SELF_SIGNED,
  EXPIRED,
  NOT_YET_VALID,
  /** No path to an authority that the trust store knows. */
  UNKNOWN_ISSUER,
  /** Refused for any other reason. */
  UNTRUSTED
}
