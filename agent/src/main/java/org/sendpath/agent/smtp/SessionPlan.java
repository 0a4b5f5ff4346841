package org.sendpath.agent.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;

/**
 * What to do on an open connection.
 *
 * @param serverName the server as the volunteer named it, canonical: for SNI and the certificate's
 *     host name
 * @param serverAddresses the server's addresses, which are not taken for the volunteer's own in
 *     echoed text
 * @param greetingTimer how long to wait for the greeting (a greet pause is tens of seconds)
 * @param replyTimer how long to wait for each later reply and for the TLS handshake
 * @param sessionTimer how long the whole session may take
 */
public record SessionPlan(
    Protocol protocol,
    String serverName,
    Set<InetAddress> serverAddresses,
    Duration greetingTimer,
    Duration replyTimer,
    Duration sessionTimer) {
  /** How the connection begins. */
  public enum Protocol {
    /** In clear text, STARTTLS if offered. */
    SMTP,
    /** TLS from the first byte (RFC 8314 §3.3). */
    SMTPS,
    /** Read the SSH identification line (RFC 4253 §4.2) and close. */
    SSH
  }

  public SessionPlan {
    if (serverName.isBlank()) {
      throw new IllegalArgumentException("serverName: must not be empty");
    }
    serverAddresses = Set.copyOf(serverAddresses);
    requirePositive("greetingTimer", greetingTimer);
    requirePositive("replyTimer", replyTimer);
    requirePositive("sessionTimer", sessionTimer);
  }

  private static void requirePositive(String field, Duration timer) {
    if (timer.isNegative() || timer.isZero()) {
      throw new IllegalArgumentException(field + ": must be longer than nothing");
    }
  }
}
