package org.sendpath.agent.connect;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The error that the text of a Java exception names: strerror's on Linux (glibc, musl) and macOS,
 * and on Windows the JDK's own or FormatMessage's. A system in another language gives other texts,
 * none of which is known here.
 */
final class ErrorText {
  /** {@code text} is in lower case. */
  private record Known(String text, Errno errno) {}

  private static final List<Known> KNOWN =
      List.of(
          new Known("connection refused", Errno.ECONNREFUSED),
          new Known("actively refused", Errno.ECONNREFUSED),
          new Known("timed out", Errno.ETIMEDOUT),
          new Known("did not properly respond", Errno.ETIMEDOUT),
          new Known("network is unreachable", Errno.ENETUNREACH),
          new Known("network unreachable", Errno.ENETUNREACH),
          new Known("unreachable network", Errno.ENETUNREACH),
          new Known("no route to host", Errno.EHOSTUNREACH),
          new Known("host is unreachable", Errno.EHOSTUNREACH),
          new Known("unreachable host", Errno.EHOSTUNREACH),
          new Known("host is down", Errno.EHOSTDOWN),
          new Known("network is down", Errno.ENETDOWN),
          new Known("dead network", Errno.ENETDOWN),
          new Known("permission denied", Errno.EACCES),
          new Known("forbidden by its access permissions", Errno.EACCES),
          new Known("operation not permitted", Errno.EPERM),
          new Known("cannot assign requested address", Errno.EADDRNOTAVAIL),
          new Known("can't assign requested address", Errno.EADDRNOTAVAIL),
          new Known("address not available", Errno.EADDRNOTAVAIL),
          new Known("not valid in its context", Errno.EADDRNOTAVAIL),
          new Known("address already in use", Errno.EADDRINUSE),
          new Known("address in use", Errno.EADDRINUSE),
          new Known("address family not supported", Errno.EAFNOSUPPORT),
          new Known("incompatible with the requested protocol", Errno.EAFNOSUPPORT),
          new Known("protocol not available", Errno.ENOPROTOOPT),
          new Known("protocol error", Errno.EPROTO),
          new Known("operation not supported", Errno.EOPNOTSUPP),
          new Known("not supported", Errno.EOPNOTSUPP),
          new Known("machine is not on the network", Errno.ENONET),
          new Known("message too long", Errno.EMSGSIZE),
          new Known("message too large", Errno.EMSGSIZE),
          new Known("invalid argument", Errno.EINVAL),
          new Known("no buffer space available", Errno.ENOBUFS),
          new Known("connection reset", Errno.ECONNRESET),
          new Known("forcibly closed", Errno.ECONNRESET));

  private ErrorText() {}

  static Optional<Errno> errno(Exception error) {
    String message = error.getMessage();
    if (message == null) {
      return Optional.empty();
    }
    String text = message.toLowerCase(Locale.ROOT);
    return KNOWN.stream()
        .filter(known -> text.contains(known.text()))
        .map(Known::errno)
        .findFirst();
  }
}
