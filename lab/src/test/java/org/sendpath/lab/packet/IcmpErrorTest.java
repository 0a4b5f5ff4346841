package org.sendpath.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IcmpErrorTest {
  private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.10", 40_000);
  private static final InetSocketAddress SERVER = new InetSocketAddress("203.0.113.1", 587);
  private static final InetSocketAddress CLIENT6 = new InetSocketAddress("2001:db8:a::10", 40_000);
  private static final InetSocketAddress SERVER6 = new InetSocketAddress("2001:db8:1::1", 587);

  @Test
  void answering_ipv4Syn_quotesItWholeWithRightChecksums() throws Exception {
    IpPacket syn = Packets.syn(CLIENT, SERVER);
    IpPacket error = new IcmpError(3, 13).answering(syn, InetAddress.getByName("198.51.100.1"));
    assertThat(error.source().getHostAddress()).isEqualTo("198.51.100.1");
    assertThat(error.destination()).isEqualTo(CLIENT.getAddress());
    byte[] bytes = error.bytes();
    assertThat(bytes[20]).isEqualTo((byte) 3);
    assertThat(bytes[21]).isEqualTo((byte) 13);
    assertThat(Checksum.fold(Checksum.sum(bytes, 0, 20))).isZero();
    assertThat(Checksum.fold(Checksum.sum(bytes, 20, bytes.length - 20))).isZero();
    assertThat(error.quoted().orElseThrow().bytes()).isEqualTo(syn.bytes());
  }

  @Test
  void answering_ipv6Syn_quotesItWholeWithRightChecksum() throws Exception {
    IpPacket syn = Packets.syn(CLIENT6, SERVER6);
    IpPacket error = new IcmpError(1, 1).answering(syn, InetAddress.getByName("2001:db8:f::1"));
    assertThat(error.protocol()).isEqualTo(IpPacket.ICMPV6);
    assertThat(error.transportChecksum()).isZero();
    assertThat(error.quoted().orElseThrow().bytes()).isEqualTo(syn.bytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 535, 536, 1231, 1232, 1460})
  void answering_longPackets_staysWithinTheLimits(int payloadBytes) throws Exception {
    String payload = "x".repeat(payloadBytes);
    IpPacket ipv4 = Packets.tcp(CLIENT, SERVER, Packets.ACK, payload, 64);
    IpPacket error4 = new IcmpError(3, 1).answering(ipv4, InetAddress.getByName("198.51.100.1"));
    assertThat(error4.bytes().length).isLessThanOrEqualTo(576);
    IpPacket ipv6 = Packets.tcp(CLIENT6, SERVER6, Packets.ACK, payload, 64);
    IpPacket error6 = new IcmpError(1, 0).answering(ipv6, InetAddress.getByName("2001:db8:f::1"));
    assertThat(error6.bytes().length).isLessThanOrEqualTo(1280);
    assertThat(error6.transportChecksum()).isZero();
    byte[] quote = error6.quoted().orElseThrow().bytes();
    assertThat(quote).isEqualTo(Arrays.copyOf(ipv6.bytes(), quote.length));
  }

  @Test
  void answering_tooBig_tellsTheNextMtu() throws Exception {
    IpPacket ipv4 = Packets.syn(CLIENT, SERVER);
    byte[] bytes =
        new IcmpError(3, 4).answering(ipv4, InetAddress.getByName("198.51.100.1")).bytes();
    assertThat(Arrays.copyOfRange(bytes, 24, 28)).containsExactly(0, 0, 1400 >> 8, 1400 & 0xff);
  }
}
