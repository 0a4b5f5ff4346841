package org.sendpath.rule;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;
import org.sendpath.report.Report;
import org.sendpath.report.Resolution;
import org.sendpath.report.ServerKind;
import org.sendpath.report.Target;

/**
 * Whether a report is about the volunteer's own machine or network: counted in the funnel, left out
 * of the tables, as the 2005 experiment left out "localhost" and "my own server at home".
 */
public final class LocalServerRule {
  private static final int UNIQUE_LOCAL_MASK = 0xfe;
  private static final int UNIQUE_LOCAL_PREFIX = 0xfc;

  private LocalServerRule() {}

  /**
   * Local is kind {@code home}; a name of this host (RFC 6761 §6.3); or a server all of whose
   * addresses, those resolved and those attempted, are loopback, unspecified (which reaches this
   * host), private (RFC 1918; IPv6 site-local), link-local or unique-local (RFC 4193). A provider's
   * shared space (RFC 6598) is not the volunteer's own, and not local. A server without known
   * addresses (its name resolved to nothing, or it is hidden) is not local by address.
   */
  public static boolean isLocal(Report report) {
    return report.server().kind() == ServerKind.HOME
        || isThisHost(report.server().name())
        || isLocalByAddress(report);
  }

  private static boolean isThisHost(String name) {
    return name.equals("localhost")
        || name.equals("localhost.localdomain")
        || name.endsWith(".localhost");
  }

  private static boolean isLocalByAddress(Report report) {
    Set<String> addresses = addresses(report);
    for (String address : addresses) {
      if (!isLocalAddress(address)) {
        return false;
      }
    }
    return !addresses.isEmpty();
  }

  private static Set<String> addresses(Report report) {
    Set<String> addresses = new LinkedHashSet<>();
    if (isLiteral(report.server().name())) {
      addresses.add(report.server().name());
    }
    for (Resolution resolution : report.resolutions()) {
      if (resolution.target() == Target.SERVER) {
        addresses.addAll(resolution.addresses());
      }
    }
    for (Attempt attempt : report.attempts()) {
      if (attempt.target() == Target.SERVER) {
        addresses.add(attempt.address());
      }
    }
    return addresses;
  }

  private static boolean isLiteral(String name) {
    return Addresses.parse(name).isPresent();
  }

  /** False for {@code hidden-N}: nobody knows. */
  private static boolean isLocalAddress(String text) {
    Optional<InetAddress> address = Addresses.parse(text);
    return address
        .filter(
            known ->
                known.isLoopbackAddress()
                    || known.isAnyLocalAddress()
                    || known.isSiteLocalAddress()
                    || known.isLinkLocalAddress()
                    || isUniqueLocal(known))
        .isPresent();
  }

  private static boolean isUniqueLocal(InetAddress address) {
    return address instanceof Inet6Address
        && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL_PREFIX;
  }
}
