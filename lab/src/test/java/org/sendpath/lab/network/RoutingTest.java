package org.sendpath.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sendpath.lab.network.Routing.Leaving;
import org.sendpath.lab.network.Routing.Side;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.lab.packet.IpPacket;
import org.sendpath.lab.packet.Packets;
import org.sendpath.report.Family;

final class RoutingTest {
  private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.10", 40_000);
  private static final InetSocketAddress SERVER = new InetSocketAddress("203.0.113.1", 587);
  private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.2", 2525);
  private static final Treatment.Answer PROHIBITED =
      new Treatment.Answer(new IcmpError(3, 13), Treatment.Sender.ROUTER);

  private static Routing routing(Treatment treatment) {
    return new Routing(new Treatments(Map.of(SERVER, treatment)));
  }

  @Test
  void route_forward_takesOneFromTheHopLimit() {
    Leaving leaving =
        routing(new Treatment.Forward())
            .route(Side.CLIENTS, Packets.syn(CLIENT, SERVER))
            .orElseThrow();
    assertThat(leaving.side()).isEqualTo(Side.SERVERS);
    assertThat(leaving.packet().hopLimit()).isEqualTo(63);
  }

  @Test
  void route_hopLimitUsedUp_answersTimeExceeded() {
    IpPacket syn = Packets.tcp(CLIENT, SERVER, Packets.SYN, "", 1);
    Leaving leaving = routing(new Treatment.Drop()).route(Side.CLIENTS, syn).orElseThrow();
    assertIcmp(leaving, 11, 0);
  }

  @Test
  void route_drop_losesThatPortAlone() {
    Routing routing = routing(new Treatment.Drop());
    assertThat(routing.route(Side.CLIENTS, Packets.syn(CLIENT, SERVER))).isEmpty();
    InetSocketAddress otherPort = new InetSocketAddress(SERVER.getAddress(), 25);
    assertThat(routing.route(Side.CLIENTS, Packets.syn(CLIENT, otherPort))).isPresent();
  }

  @Test
  void route_answer_comesFromTheRouter() {
    Leaving leaving =
        routing(PROHIBITED).route(Side.CLIENTS, Packets.syn(CLIENT, SERVER)).orElseThrow();
    assertIcmp(leaving, 3, 13);
    assertThat(leaving.packet().source()).isEqualTo(AddressPlan.router(Family.IPV4));
  }

  @Test
  void route_loseFirstSyn_treatsTheSecondAsTold() {
    Routing routing = routing(new Treatment.LoseFirstSyn(PROHIBITED));
    assertThat(routing.route(Side.CLIENTS, Packets.syn(CLIENT, SERVER))).isEmpty();
    assertIcmp(routing.route(Side.CLIENTS, Packets.syn(CLIENT, SERVER)).orElseThrow(), 3, 13);
    InetSocketAddress nextPort = new InetSocketAddress(CLIENT.getAddress(), 40_001);
    assertThat(routing.route(Side.CLIENTS, Packets.syn(nextPort, SERVER))).isEmpty();
  }

  @Test
  void route_redirect_hidesTheOtherServerOnTheWayBack() {
    Routing routing = routing(new Treatment.Redirect(OTHER));
    Leaving there = routing.route(Side.CLIENTS, Packets.syn(CLIENT, SERVER)).orElseThrow();
    assertThat(there.packet().to()).isEqualTo(OTHER);
    IpPacket synAck = Packets.tcp(OTHER, CLIENT, Packets.SYN_ACK, "", 64);
    Leaving back = routing.route(Side.SERVERS, synAck).orElseThrow();
    assertThat(back.side()).isEqualTo(Side.CLIENTS);
    assertThat(back.packet().from()).isEqualTo(SERVER);
  }

  @Test
  void route_multicast_endsHere() throws Exception {
    InetSocketAddress client = new InetSocketAddress("2001:db8:a::10", 40_000);
    InetSocketAddress routers = new InetSocketAddress(InetAddress.getByName("ff02::2"), 587);
    assertThat(routing(new Treatment.Forward()).route(Side.CLIENTS, Packets.syn(client, routers)))
        .isEmpty();
  }

  private static void assertIcmp(Leaving leaving, int type, int code) {
    assertThat(leaving.side()).isEqualTo(Side.CLIENTS);
    assertThat(leaving.packet().destination()).isEqualTo(CLIENT.getAddress());
    byte[] bytes = leaving.packet().bytes();
    assertThat(leaving.packet().protocol()).isEqualTo(IpPacket.ICMP);
    assertThat(bytes[20]).isEqualTo((byte) type);
    assertThat(bytes[21]).isEqualTo((byte) code);
  }
}
