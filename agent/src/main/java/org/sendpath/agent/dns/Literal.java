package org.sendpath.agent.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.sendpath.report.Addresses;

/** Addresses as the system's own files write them. */
final class Literal {
  private Literal() {}

  /** An address, with a scope if there is one ({@code fe80::1%eth0}). Never asks the DNS. */
  static Optional<InetAddress> parse(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return Addresses.parse(text);
    }
    if (Addresses.parse(text.substring(0, percent)).isEmpty() || text.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      // The scope names an interface that this machine does not have: of no use.
      return Optional.empty();
    }
  }
}
