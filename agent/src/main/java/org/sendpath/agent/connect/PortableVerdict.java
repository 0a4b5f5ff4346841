package org.sendpath.agent.connect;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

/**
 * What Java's exception says of a connect that did not open, and no more than it says. The
 * exception's type comes first, its text where the type is not enough.
 *
 * <ul>
 *   <li>Refused is a RST, as it is nearly always; an ICMP port unreachable gives the same error (on
 *       BSD, "administratively prohibited" too), which is why the evidence is {@code errno}.
 *   <li>Unreachable, and every other error that a network can cause, is {@code icmp-unknown}: type
 *       and code stay hidden. On Linux an absent neighbour, after about 3 s, looks the same.
 *   <li>Unreachable on BSD after many seconds is {@code icmp-soft}: only a soft error is kept until
 *       the system gives up.
 *   <li>What the system refused to begin, or has no route for, and errors that only this host
 *       itself makes, are {@code unsent}.
 * </ul>
 */
final class PortableVerdict {
  /** Whether the SYN can have left. */
  enum Sending {
    /** The system began to connect, and has a route. */
    BEGUN,
    /** The system began to connect, and has no route or no address of its own to use now. */
    NO_ROUTE,
    /** The call itself failed. */
    REFUSED
  }

  /** BSD's third retransmission and later; a hard error comes within one round trip. */
  private static final Duration BSD_SOFT_ERROR = Duration.ofSeconds(10);

  /**
   * Where the text tells nothing, a refusal is told from a timeout by its time. Windows refuses
   * after 2 s and times out after 21 s; every other system takes longer.
   */
  private static final Duration REFUSAL = Duration.ofSeconds(15);

  private PortableVerdict() {}

  static Verdict of(IOException error, SystemKind system, Sending sending, Duration elapsed) {
    if (error instanceof PortUnreachableException) {
      return verdict(Outcome.ICMP_HARD, Optional.of(Errno.ECONNREFUSED));
    }
    if (error instanceof SocketTimeoutException) {
      return verdict(Outcome.TIMEOUT, Optional.of(Errno.ETIMEDOUT));
    }
    if (error instanceof ConnectException) {
      return connectException(ErrorText.errno(error), system, sending, elapsed);
    }
    Optional<Errno> errno = ErrorText.errno(error);
    if (error instanceof NoRouteToHostException) {
      errno = errno.or(() -> Optional.of(Errno.EHOSTUNREACH));
    } else if (error instanceof ProtocolException) {
      errno = errno.or(() -> Optional.of(Errno.EPROTO));
    } else if (error instanceof BindException && errno.isEmpty() && system != SystemKind.LINUX) {
      // Linux alone gives ICMPv6's prohibitions a BindException.
      return verdict(Outcome.UNSENT, errno);
    }
    return verdict(outcome(errno, system, sending, elapsed), errno);
  }

  /** ECONNREFUSED or ETIMEDOUT on every system; others on some. */
  private static Verdict connectException(
      Optional<Errno> errno, SystemKind system, Sending sending, Duration elapsed) {
    if (errno.isPresent()) {
      return verdict(outcome(errno, system, sending, elapsed), errno);
    }
    boolean refused = elapsed.compareTo(REFUSAL) < 0;
    return verdict(refused ? Outcome.RESET : Outcome.TIMEOUT, errno);
  }

  private static Outcome outcome(
      Optional<Errno> errno, SystemKind system, Sending sending, Duration elapsed) {
    if (errno.isEmpty()) {
      return unreachable(sending);
    }
    return switch (errno.orElseThrow()) {
      // On loopback the answer can come inside the call: only these two are answers even then.
      case ECONNREFUSED, ECONNRESET, EPIPE -> Outcome.RESET;
      case ETIMEDOUT -> Outcome.TIMEOUT;
      case ENETUNREACH, EHOSTUNREACH ->
          sending == Sending.BEGUN
                  && system == SystemKind.BSD
                  && elapsed.compareTo(BSD_SOFT_ERROR) >= 0
              ? Outcome.ICMP_SOFT
              : unreachable(sending);
      // BSD's absent neighbour; on Linux ICMPv4 code 7.
      case EHOSTDOWN -> system == SystemKind.LINUX ? unreachable(sending) : Outcome.UNSENT;
      // Windows' firewall; on Linux ICMPv6 codes 1, 5 and 6.
      case EACCES -> system == SystemKind.WINDOWS ? Outcome.UNSENT : unreachable(sending);
      case ENONET, EPROTO, EMSGSIZE, ENOPROTOOPT, EOPNOTSUPP -> unreachable(sending);
      case EPERM,
          EINTR,
          EAGAIN,
          ENOMEM,
          ENODEV,
          EINVAL,
          ENFILE,
          EMFILE,
          EPROTONOSUPPORT,
          EAFNOSUPPORT,
          EADDRINUSE,
          EADDRNOTAVAIL,
          ENETDOWN,
          ENOBUFS,
          EINPROGRESS ->
          Outcome.UNSENT;
    };
  }

  private static Outcome unreachable(Sending sending) {
    return switch (sending) {
      case BEGUN -> Outcome.ICMP_UNKNOWN;
      case NO_ROUTE, REFUSED -> Outcome.UNSENT;
    };
  }

  private static Verdict verdict(Outcome outcome, Optional<Errno> errno) {
    return Verdict.of(outcome, Evidence.ERRNO, errno.map(Errno::name));
  }
}
