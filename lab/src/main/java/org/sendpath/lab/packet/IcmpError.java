package org.sendpath.lab.packet;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.sendpath.report.Family;

/**
 * An ICMP error by type and code (RFC 792, RFC 4443); which of the two protocols it belongs to, the
 * packet that it answers says.
 */
public record IcmpError(int type, int code) {
  /** Type, code, checksum, and four bytes whose meaning hangs on the type. */
  static final int HEADER_BYTES = 8;

  /** An IPv4 error is at most this long (RFC 1812 §4.3.2.3). */
  private static final int MAX_IPV4_BYTES = 576;

  /** An IPv6 error fits the least MTU (RFC 4443 §2.4 (c)). */
  private static final int MAX_IPV6_BYTES = 1280;

  private static final int IPV4_FRAGMENTATION_NEEDED = 4;
  private static final int IPV6_PACKET_TOO_BIG = 2;

  /** What the lab's router tells whom it asks for smaller packets; all of the lab's fit. */
  private static final int NEXT_HOP_MTU_BYTES = 1400;

  private static final int HOP_LIMIT = 64;

  public IcmpError {
    if (type < 0 || type > 255 || code < 0 || code > 255) {
      throw new IllegalArgumentException("type and code: one byte each: " + type + "/" + code);
    }
  }

  /** This error as {@code from} sends it to the source of {@code packet}, quoting the packet. */
  public IpPacket answering(IpPacket packet, InetAddress from) {
    boolean ipv4 = packet.family() == Family.IPV4;
    int ipHeaderBytes = ipv4 ? 20 : 40;
    int maxQuoteBytes = (ipv4 ? MAX_IPV4_BYTES : MAX_IPV6_BYTES) - ipHeaderBytes - HEADER_BYTES;
    byte[] quoted = packet.bytes();
    byte[] quote = Arrays.copyOf(quoted, Math.min(quoted.length, maxQuoteBytes));
    ByteBuffer message = ByteBuffer.allocate(HEADER_BYTES + quote.length);
    message.put((byte) type).put((byte) code).putShort((short) 0);
    message.putInt(restOfHeader(packet.family())).put(quote);
    int protocol = ipv4 ? IpPacket.ICMP : IpPacket.ICMPV6;
    // ICMPv6 covers a pseudo header with its checksum (RFC 4443 §2.3), ICMPv4 does not.
    int checksum =
        ipv4
            ? Checksum.fold(Checksum.sum(message.array(), 0, message.capacity()))
            : IpPacket.around(message.array(), protocol, HOP_LIMIT, from, packet.source())
                .transportChecksum();
    message.putShort(2, (short) checksum);
    return IpPacket.around(message.array(), protocol, HOP_LIMIT, from, packet.source());
  }

  private int restOfHeader(Family family) {
    return switch (family) {
      case IPV4 -> type == 3 && code == IPV4_FRAGMENTATION_NEEDED ? NEXT_HOP_MTU_BYTES : 0;
      case IPV6 -> type == IPV6_PACKET_TOO_BIG ? NEXT_HOP_MTU_BYTES : 0;
    };
  }
}
