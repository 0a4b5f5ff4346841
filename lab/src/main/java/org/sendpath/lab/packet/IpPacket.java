package org.sendpath.lab.packet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.sendpath.report.Family;

/**
 * One whole IP packet (RFC 791, RFC 8200). IPv6 extension headers are not looked behind: the
 * systems of the lab send none before TCP and UDP.
 */
public final class IpPacket {
  public static final int ICMP = 1;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int ICMPV6 = 58;

  private static final int IPV4_HEADER_BYTES = 20;
  private static final int IPV6_HEADER_BYTES = 40;
  private static final int TCP_HEADER_BYTES = 20;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int TCP_CHECKSUM_OFFSET = 16;
  private static final int UDP_CHECKSUM_OFFSET = 6;
  private static final int SYN = 0x02;
  private static final int RST = 0x04;
  private static final int ACK = 0x10;

  private final byte[] bytes;
  private final Family family;
  private final int headerBytes;

  private IpPacket(byte[] bytes, Family family, int headerBytes) {
    this.bytes = bytes;
    this.family = family;
    this.headerBytes = headerBytes;
  }

  /** The packet in {@code bytes}, which it copies; empty if they are no whole IP packet. */
  public static Optional<IpPacket> parse(byte[] bytes) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    return switch (bytes[0] >> 4 & 0xf) {
      case 4 -> parseIpv4(bytes);
      case 6 -> parseIpv6(bytes);
      default -> Optional.empty();
    };
  }

  private static Optional<IpPacket> parseIpv4(byte[] bytes) {
    if (bytes.length < IPV4_HEADER_BYTES) {
      return Optional.empty();
    }
    int headerBytes = (bytes[0] & 0xf) * 4;
    int totalBytes = Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(2));
    if (headerBytes < IPV4_HEADER_BYTES || totalBytes < headerBytes || totalBytes > bytes.length) {
      return Optional.empty();
    }
    return Optional.of(new IpPacket(Arrays.copyOf(bytes, totalBytes), Family.IPV4, headerBytes));
  }

  private static Optional<IpPacket> parseIpv6(byte[] bytes) {
    if (bytes.length < IPV6_HEADER_BYTES) {
      return Optional.empty();
    }
    int totalBytes = IPV6_HEADER_BYTES + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(4));
    if (totalBytes > bytes.length) {
      return Optional.empty();
    }
    return Optional.of(
        new IpPacket(Arrays.copyOf(bytes, totalBytes), Family.IPV6, IPV6_HEADER_BYTES));
  }

  /** A packet around {@code payload}, whose own checksum is the caller's matter. */
  static IpPacket around(
      byte[] payload, int protocol, int hopLimit, InetAddress source, InetAddress destination) {
    int headerBytes = source.getAddress().length == 4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES;
    ByteBuffer buffer = ByteBuffer.allocate(headerBytes + payload.length);
    Family family;
    if (headerBytes == IPV4_HEADER_BYTES) {
      family = Family.IPV4;
      buffer.put((byte) 0x45).put((byte) 0).putShort((short) (headerBytes + payload.length));
      buffer.putInt(0).put((byte) hopLimit).put((byte) protocol).putShort((short) 0);
    } else {
      family = Family.IPV6;
      buffer.putInt(0x60000000).putShort((short) payload.length);
      buffer.put((byte) protocol).put((byte) hopLimit);
    }
    buffer.put(source.getAddress()).put(destination.getAddress()).put(payload);
    IpPacket packet = new IpPacket(buffer.array(), family, headerBytes);
    packet.setHeaderChecksum();
    return packet;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public Family family() {
    return family;
  }

  public int protocol() {
    return Byte.toUnsignedInt(bytes[family == Family.IPV4 ? 9 : 6]);
  }

  public int hopLimit() {
    return Byte.toUnsignedInt(bytes[hopLimitOffset()]);
  }

  public InetAddress source() {
    return addressAt(addressOffset());
  }

  public InetAddress destination() {
    return addressAt(addressOffset() + addressBytes());
  }

  /** Whether the ports can be read: TCP or UDP, with its header whole. */
  public boolean hasPorts() {
    return switch (protocol()) {
      case TCP -> bytes.length >= headerBytes + TCP_HEADER_BYTES;
      case UDP -> bytes.length >= headerBytes + UDP_HEADER_BYTES;
      default -> false;
    };
  }

  /** Source address and port; only where {@link #hasPorts}. */
  public InetSocketAddress from() {
    return new InetSocketAddress(source(), portAt(headerBytes));
  }

  /** Destination address and port; only where {@link #hasPorts}. */
  public InetSocketAddress to() {
    return new InetSocketAddress(destination(), portAt(headerBytes + 2));
  }

  public boolean isTcp() {
    return protocol() == TCP && hasPorts();
  }

  /** The first packet of a TCP handshake. */
  public boolean isSyn() {
    return isTcp() && (flags() & (SYN | ACK | RST)) == SYN;
  }

  /** The second packet of a TCP handshake. */
  public boolean isSynAck() {
    return isTcp() && (flags() & (SYN | ACK | RST)) == (SYN | ACK);
  }

  public boolean isReset() {
    return isTcp() && (flags() & RST) != 0;
  }

  /** Whether it is an ICMP error: nothing answers an error with an error (RFC 1122 §3.2.2). */
  public boolean isIcmpError() {
    if (bytes.length <= headerBytes) {
      return false;
    }
    int type = Byte.toUnsignedInt(bytes[headerBytes]);
    return switch (protocol()) {
      case ICMP -> type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
      case ICMPV6 -> type < 128;
      default -> false;
    };
  }

  /** The packet that an ICMP error quotes, its length as far as it was quoted; else empty. */
  public Optional<IpPacket> quoted() {
    int offset = headerBytes + IcmpError.HEADER_BYTES;
    if (!isIcmpError() || bytes.length <= offset) {
      return Optional.empty();
    }
    byte[] quote = Arrays.copyOfRange(bytes, offset, bytes.length);
    boolean ipv4 = (quote[0] >> 4 & 0xf) == 4;
    int minimumBytes = ipv4 ? IPV4_HEADER_BYTES : IPV6_HEADER_BYTES;
    if (quote.length < minimumBytes) {
      return Optional.empty();
    }
    return Optional.of(
        new IpPacket(
            quote,
            ipv4 ? Family.IPV4 : Family.IPV6,
            ipv4 ? (quote[0] & 0xf) * 4 : IPV6_HEADER_BYTES));
  }

  /** The packet as a router passes it on. */
  public IpPacket withHopLimit(int hopLimit) {
    IpPacket packet = copy();
    packet.bytes[hopLimitOffset()] = (byte) hopLimit;
    packet.setHeaderChecksum();
    return packet;
  }

  /** The packet with another source address and port; only where {@link #hasPorts}. */
  public IpPacket withFrom(InetSocketAddress from) {
    return withEnd(from, addressOffset(), headerBytes);
  }

  /** The packet with another destination address and port; only where {@link #hasPorts}. */
  public IpPacket withTo(InetSocketAddress to) {
    return withEnd(to, addressOffset() + addressBytes(), headerBytes + 2);
  }

  private IpPacket withEnd(InetSocketAddress end, int addressOffset, int portOffset) {
    byte[] address = end.getAddress().getAddress();
    if (address.length != addressBytes()) {
      throw new IllegalArgumentException("a packet cannot change its family: " + end);
    }
    IpPacket packet = copy();
    System.arraycopy(address, 0, packet.bytes, addressOffset, address.length);
    ByteBuffer.wrap(packet.bytes).putShort(portOffset, (short) end.getPort());
    packet.setHeaderChecksum();
    packet.setTransportChecksum();
    return packet;
  }

  private IpPacket copy() {
    return new IpPacket(bytes.clone(), family, headerBytes);
  }

  private void setHeaderChecksum() {
    if (family == Family.IPV4) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).putShort(10, (short) 0);
      buffer.putShort(10, (short) Checksum.fold(Checksum.sum(bytes, 0, headerBytes)));
    }
  }

  private void setTransportChecksum() {
    int offset = headerBytes + (protocol() == TCP ? TCP_CHECKSUM_OFFSET : UDP_CHECKSUM_OFFSET);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).putShort(offset, (short) 0);
    buffer.putShort(offset, (short) transportChecksum());
  }

  /** The checksum over the pseudo header and the payload; 0 if the payload's own one is right. */
  int transportChecksum() {
    int payloadBytes = bytes.length - headerBytes;
    long pseudoHeader =
        Checksum.sum(bytes, addressOffset(), 2 * addressBytes()) + protocol() + payloadBytes;
    return Checksum.fold(pseudoHeader + Checksum.sum(bytes, headerBytes, payloadBytes));
  }

  int headerBytes() {
    return headerBytes;
  }

  private int flags() {
    return bytes[headerBytes + 13];
  }

  private int portAt(int offset) {
    return Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(offset));
  }

  private int hopLimitOffset() {
    return family == Family.IPV4 ? 8 : 7;
  }

  private int addressOffset() {
    return family == Family.IPV4 ? 12 : 8;
  }

  private int addressBytes() {
    return family == Family.IPV4 ? 4 : 16;
  }

  private InetAddress addressAt(int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + addressBytes()));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are always an address", e);
    }
  }
}
