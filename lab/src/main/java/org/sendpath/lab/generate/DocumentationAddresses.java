package org.sendpath.lab.generate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.sendpath.report.Addresses;

/** Addresses that belong to nobody (RFC 5737, RFC 3849). IPv4 has so few that they recur. */
final class DocumentationAddresses {
  private static final int[] IPV4_NETWORKS = {0xc0000200, 0xc6336400, 0xcb007100};
  private static final int HOSTS = 254;
  private static final int IPV6_PREFIX = 0x20010db8;

  private DocumentationAddresses() {}

  static String ipv4(int number) {
    int network = IPV4_NETWORKS[number / HOSTS % IPV4_NETWORKS.length];
    return text(ByteBuffer.allocate(4).putInt(network + 1 + number % HOSTS).array());
  }

  /**
   * @param site chooses the network, 2001:db8:SITE::/64 in hexadecimal
   */
  static String ipv6(int site, int host) {
    byte[] address =
        ByteBuffer.allocate(16).putInt(IPV6_PREFIX).putInt(site).putInt(0).putInt(host).array();
    return text(address);
  }

  private static String text(byte[] address) {
    try {
      return Addresses.text(InetAddress.getByAddress(address));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("neither 4 nor 16 bytes", e);
    }
  }
}
