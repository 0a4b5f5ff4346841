package org.sendpath.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.sendpath.report.Family;

final class IpPacketTest {
  private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.10", 40_000);
  private static final InetSocketAddress SERVER = new InetSocketAddress("203.0.113.1", 587);
  private static final InetSocketAddress CLIENT6 = new InetSocketAddress("2001:db8:a::10", 40_000);
  private static final InetSocketAddress SERVER6 = new InetSocketAddress("2001:db8:1::1", 587);

  /** The example header of many textbooks: checksum b861. */
  private static final byte[] UDP_PACKET =
      HexFormat.of()
          .parseHex(
              "450000730000400040" + "11" + "b861" + "c0a80001" + "c0a800c7" + "00".repeat(95));

  @Test
  void parse_knownHeader_readsItsFields() {
    IpPacket packet = IpPacket.parse(UDP_PACKET).orElseThrow();
    assertThat(packet.family()).isEqualTo(Family.IPV4);
    assertThat(packet.protocol()).isEqualTo(IpPacket.UDP);
    assertThat(packet.hopLimit()).isEqualTo(64);
    assertThat(packet.source().getHostAddress()).isEqualTo("192.168.0.1");
    assertThat(packet.destination().getHostAddress()).isEqualTo("192.168.0.199");
  }

  @Test
  void withHopLimit_sameValue_computesTheKnownChecksum() {
    IpPacket packet = IpPacket.parse(UDP_PACKET).orElseThrow();
    assertThat(packet.withHopLimit(64).bytes()).isEqualTo(UDP_PACKET);
    assertThat(packet.withHopLimit(63).hopLimit()).isEqualTo(63);
  }

  @Test
  void parse_cutAnywhere_isNoPacket() {
    byte[] whole = Packets.syn(CLIENT6, SERVER6).bytes();
    for (int length = 0; length < whole.length; length++) {
      assertThat(IpPacket.parse(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
    }
    assertThat(IpPacket.parse(whole)).isPresent();
  }

  @Test
  void parse_longerThanItsHeaderSays_dropsTheRest() {
    byte[] whole = Packets.syn(CLIENT, SERVER).bytes();
    IpPacket packet = IpPacket.parse(Arrays.copyOf(whole, whole.length + 6)).orElseThrow();
    assertThat(packet.bytes()).isEqualTo(whole);
  }

  @Test
  void withTo_anotherServer_keepsChecksumsRight() {
    IpPacket redirected =
        Packets.syn(CLIENT, SERVER).withTo(new InetSocketAddress("203.0.113.9", 25));
    assertThat(redirected.to()).isEqualTo(new InetSocketAddress("203.0.113.9", 25));
    assertThat(redirected.from()).isEqualTo(CLIENT);
    assertThat(redirected.transportChecksum()).isZero();
    IpPacket redirected6 = Packets.syn(CLIENT6, SERVER6).withFrom(SERVER6);
    assertThat(redirected6.from()).isEqualTo(SERVER6);
    assertThat(redirected6.transportChecksum()).isZero();
  }

  @Test
  void withTo_otherFamily_isRefused() {
    IpPacket packet = Packets.syn(CLIENT, SERVER);
    assertThatThrownBy(() -> packet.withTo(SERVER6)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isSyn_otherFlags_tellsThemApart() {
    assertThat(Packets.syn(CLIENT, SERVER).isSyn()).isTrue();
    IpPacket synAck = Packets.tcp(SERVER, CLIENT, Packets.SYN_ACK, "", 64);
    assertThat(synAck.isSyn()).isFalse();
    assertThat(synAck.isSynAck()).isTrue();
    IpPacket reset = Packets.tcp(SERVER, CLIENT, Packets.RST_ACK, "", 64);
    assertThat(reset.isReset()).isTrue();
    assertThat(reset.isSynAck()).isFalse();
  }
}
