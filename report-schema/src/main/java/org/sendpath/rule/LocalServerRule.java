package org.sendpath.rule;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sendpath.report.Addresses;
import org.sendpath.report.Report;
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
    List<String> addresses = addresses(report).toList();
    return !addresses.isEmpty() && addresses.stream().allMatch(LocalServerRule::isLocalAddress);
  }

  private static Stream<String> addresses(Report report) {
    Stream<String> named = Stream.of(report.server().name()).filter(LocalServerRule::isLiteral);
    Stream<String> resolved =
        report.resolutions().stream()
            .filter(resolution -> resolution.target() == Target.SERVER)
            .flatMap(resolution -> resolution.addresses().stream());
    Stream<String> attempted =
        report.attempts().stream()
            .filter(attempt -> attempt.target() == Target.SERVER)
            .map(attempt -> attempt.address());
    return Stream.concat(named, Stream.concat(resolved, attempted));
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
