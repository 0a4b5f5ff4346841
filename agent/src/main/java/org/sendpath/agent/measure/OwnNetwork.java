package org.sendpath.agent.measure;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;
import org.sendpath.report.Icmp;

/**
 * The networks that this host is in. A router there has an address that tells where the volunteer
 * is: the same link, or the IPv6 prefix that the provider gave to the household (at the shortest a
 * /48, RFC 6177). Such senders are not told.
 */
final class OwnNetwork {
  /** In the place of a sender in the volunteer's own network. */
  static final String HIDDEN = "hidden-0";

  private static final int SITE_PREFIX_BITS = 48;

  /** One of this host's addresses and how many of its first bits its network has. */
  record Prefix(InetAddress address, int bits) {
    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] theirs = other.getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Prefix> prefixes;

  OwnNetwork(List<Prefix> prefixes) {
    this.prefixes = List.copyOf(prefixes);
  }

  /**
   * As the interfaces are now.
   *
   * @throws IllegalStateException if the system does not tell
   */
  static OwnNetwork ofThisHost() {
    try {
      return new OwnNetwork(
          NetworkInterface.networkInterfaces()
              .flatMap(network -> network.getInterfaceAddresses().stream())
              .map(OwnNetwork::prefix)
              .toList());
    } catch (SocketException e) {
      throw new IllegalStateException(
          "the system does not tell this host's network interfaces: " + e.getMessage(), e);
    }
  }

  /** The error as it may be told; {@code server} is in the report anyway. */
  Icmp tellable(Icmp icmp, String server) {
    boolean own =
        !icmp.from().equals(server)
            && Addresses.parse(icmp.from())
                .filter(from -> prefixes.stream().anyMatch(prefix -> prefix.contains(from)))
                .isPresent();
    return own ? new Icmp(icmp.type(), icmp.code(), HIDDEN, icmp.unknown()) : icmp;
  }

  private static Prefix prefix(InterfaceAddress own) {
    InetAddress address = own.getAddress();
    int allBits = address.getAddress().length * Byte.SIZE;
    int bits = own.getNetworkPrefixLength();
    if (bits <= 0) {
      // The system does not tell it: then the address alone.
      return new Prefix(address, allBits);
    }
    boolean site = Addresses.family(address) == Family.IPV6 && !address.isLinkLocalAddress();
    return new Prefix(address, site ? Math.min(bits, SITE_PREFIX_BITS) : bits);
  }
}
