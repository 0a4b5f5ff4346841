package org.sendpath.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sendpath.lab.network.LabException;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.lab.packet.IpPacket;
import org.sendpath.lab.packet.Packets;
import org.sendpath.report.Attempt;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;

final class TimingTest {
  private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.10", 40_000);
  private static final InetSocketAddress SERVER = new InetSocketAddress("203.0.113.1", 587);
  private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.1", 25);

  @Test
  void of_reset_isTheTimeFromItsSyn() {
    List<CapturedPacket> packets =
        List.of(
            at(0, Packets.syn(CLIENT, OTHER)),
            at(1_000_000, Packets.syn(CLIENT, SERVER)),
            at(2_000_000, reset(OTHER)),
            at(26_000_500, reset(SERVER)));
    assertThat(Timing.of(List.of(attempt(25_100)), packets))
        .singleElement()
        .satisfies(
            timing -> {
              assertThat(timing.capturedMicros()).isEqualTo(25_000.5);
              assertThat(timing.offMicros()).isEqualTo(99.5);
            });
  }

  @Test
  void of_icmpError_isFoundByWhatItQuotes() throws Exception {
    IpPacket syn = Packets.syn(CLIENT, SERVER);
    IpPacket error = new IcmpError(3, 13).answering(syn, InetAddress.getByName("198.51.100.1"));
    assertThat(Timing.of(List.of(attempt(5_000)), List.of(at(0, syn), at(5_000_000, error))))
        .extracting(Timing::offMicros)
        .containsExactly(0.0);
  }

  @Test
  void of_unanswered_saysSo() {
    List<CapturedPacket> packets = List.of(at(0, Packets.syn(CLIENT, SERVER)));
    assertThatThrownBy(() -> Timing.of(List.of(attempt(1)), packets))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no answer");
    assertThatThrownBy(() -> Timing.of(List.of(attempt(1), attempt(1)), packets))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("1 SYNs");
  }

  private static CapturedPacket at(long nanos, IpPacket packet) {
    return new CapturedPacket(nanos, packet);
  }

  private static IpPacket reset(InetSocketAddress from) {
    return Packets.tcp(from, CLIENT, Packets.RST_ACK, "", 64);
  }

  private static Attempt attempt(long elapsedMicros) {
    return new Attempt(
        Target.SERVER,
        587,
        Family.IPV4,
        "203.0.113.1",
        0,
        0,
        elapsedMicros,
        Clock.PROCESS,
        Outcome.RESET,
        Evidence.KERNEL,
        Optional.of("ECONNREFUSED"),
        Optional.empty(),
        OptionalInt.of(0),
        Optional.empty(),
        UnknownFields.NONE);
  }
}
