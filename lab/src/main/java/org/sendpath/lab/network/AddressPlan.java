package org.sendpath.lab.network;

import java.net.InetAddress;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;

/**
 * Who has which address. All are documentation ranges (RFC 5737, RFC 3849), so that the rule for
 * local servers stays out of the way.
 */
public final class AddressPlan {
  private static final InetAddress ROUTER_IPV4 = address("198.51.100.1");
  private static final InetAddress ROUTER_IPV6 = address("2001:db8:f::1");
  public static final InetAddress DNS_IPV4 = address("198.51.100.53");
  public static final InetAddress DNS_IPV6 = address("2001:db8:f::53");

  /** Where the lab's collector listens. */
  public static final InetAddress COLLECTOR = address("198.51.100.80");

  static final String CLIENTS_IPV4 = "192.0.2.0/24";
  static final String CLIENTS_IPV6 = "2001:db8:a::/64";

  private static final int HOME_NUMBER = 1;
  private static final int MAX_NUMBER = 254;

  private AddressPlan() {}

  /** The router's address in {@code family}: the sender of its ICMP errors. */
  public static InetAddress router(Family family) {
    return switch (family) {
      case IPV4 -> ROUTER_IPV4;
      case IPV6 -> ROUTER_IPV6;
    };
  }

  /** The router's address in the clients' own network. */
  public static InetAddress home(Family family) {
    return client(family, HOME_NUMBER);
  }

  /** The address of server {@code number}, 1 to 254, whose digits it ends in. */
  public static InetAddress server(Family family, int number) {
    checkNumber(number);
    return switch (family) {
      case IPV4 -> address("203.0.113." + number);
      case IPV6 -> address("2001:db8:1::" + number);
    };
  }

  /** The address of client {@code number}, 1 to 254. */
  static InetAddress client(Family family, int number) {
    checkNumber(number);
    return switch (family) {
      case IPV4 -> address("192.0.2." + number);
      case IPV6 -> address("2001:db8:a::" + number);
    };
  }

  /** How long the prefix of the clients' own network is. */
  static int clientPrefixBits(Family family) {
    return switch (family) {
      case IPV4 -> 24;
      case IPV6 -> 64;
    };
  }

  private static void checkNumber(int number) {
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("number: 1 to 254: " + number);
    }
  }

  private static InetAddress address(String text) {
    return Addresses.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no address: " + text));
  }
}
