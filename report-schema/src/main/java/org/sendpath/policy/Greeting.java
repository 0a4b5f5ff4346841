package org.sendpath.policy;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.report.Session;
import org.sendpath.report.SessionFailure;
import org.sendpath.rule.PortFacts;

/**
 * What came on a connection once it had opened.
 *
 * @param micros from the open connection until it came, TLS included on ports that begin with it; 0
 *     where the report does not tell
 */
public record Greeting(Kind kind, long micros) {
  /** What is known of it. */
  public enum Kind {
    /** 220: the reader can speak. */
    READY,
    /** Nothing in all the time that the agent waited. */
    SILENT,
    /** Anything else: another code, an end of the connection, no TLS. */
    REFUSED,
    /** Nobody listened: no session was held, or nothing opened. */
    UNHEARD
  }

  /** Nobody listened. */
  public static final Greeting UNHEARD = new Greeting(Kind.UNHEARD, 0);

  public Greeting {
    Objects.requireNonNull(kind, "kind");
    if (micros < 0) {
      throw new IllegalArgumentException("micros: must not be negative");
    }
  }

  /** What the session tells. */
  static Greeting of(Optional<Session> session) {
    return session
        .map(held -> of(Optional.of(PortFacts.speaks(held)), held.greetingMicros(), held.failure()))
        .orElse(UNHEARD);
  }

  /**
   * The same from plain values.
   *
   * @param speaks whether it was greeted with 220; empty where no session was held
   * @param greetingMicros until the greeting had come, whatever it said
   * @param failure how the session ended before QUIT
   */
  public static Greeting of(
      Optional<Boolean> speaks, OptionalLong greetingMicros, Optional<SessionFailure> failure) {
    if (speaks.isEmpty()) {
      return UNHEARD;
    }
    boolean silent = greetingMicros.isEmpty() && failure.equals(Optional.of(SessionFailure.SILENT));
    Kind kind = speaks.get() ? Kind.READY : silent ? Kind.SILENT : Kind.REFUSED;
    return new Greeting(kind, greetingMicros.orElse(0));
  }
}
