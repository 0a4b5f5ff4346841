package org.sendpath.lab.server;

/** How the lab's DNS server fails for a name that is set to fail. */
public enum DnsFault {
  /** Answers SERVFAIL. */
  SERVFAIL,
  /** Answers REFUSED. */
  REFUSED,
  /** Never answers, over UDP or TCP: the resolver's own timer ends the wait. */
  SILENCE,
  /** Answers over UDP with an empty, truncated message (RFC 2181 §9); over TCP in full. */
  TRUNCATION
}
