package org.sendpath.lab.packet;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes packets as a system would send them. */
public final class Packets {
  public static final int SYN = 0x02;
  public static final int RST_ACK = 0x14;
  public static final int SYN_ACK = 0x12;
  public static final int ACK = 0x10;

  private static final int TCP_HEADER_WORDS = 5;

  private Packets() {}

  public static IpPacket syn(InetSocketAddress from, InetSocketAddress to) {
    return tcp(from, to, SYN, "", 64);
  }

  /** From a client of the same family. */
  public static IpPacket synTo(InetAddress server, int port) {
    String client = server.getAddress().length == 4 ? "192.0.2.10" : "2001:db8:a::10";
    return syn(new InetSocketAddress(client, 40_000), new InetSocketAddress(server, port));
  }

  /** A TCP packet whose checksums are right. */
  public static IpPacket tcp(
      InetSocketAddress from, InetSocketAddress to, int flags, String payload, int hopLimit) {
    byte[] bytes = payload.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER_WORDS * 4 + bytes.length);
    segment.putShort((short) 0).putShort((short) 0).putInt(1000).putInt(0);
    segment.put((byte) (TCP_HEADER_WORDS << 4)).put((byte) flags).putShort((short) 64_240);
    segment.putInt(0).put(bytes);
    IpPacket packet =
        IpPacket.around(
            segment.array(), IpPacket.TCP, hopLimit, from.getAddress(), to.getAddress());
    // Setting the ports sets the checksum, too.
    return packet.withFrom(from).withTo(to);
  }
}
