package org.sendpath.lab.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.lab.network.LabException;
import org.sendpath.lab.packet.CapturedPacket;
import org.sendpath.lab.packet.IpPacket;
import org.sendpath.report.Addresses;
import org.sendpath.report.Attempt;

/**
 * How far an attempt's time is from a packet capture's.
 *
 * @param capturedMicros SYN to answer, as captured
 */
record Timing(Attempt attempt, double capturedMicros) {
  /** More than the capture has, if positive. */
  double offMicros() {
    return attempt.elapsedMicros() - capturedMicros;
  }

  /**
   * The timings of {@code attempts}, which are all those at one address and port, in the order of
   * their samples.
   *
   * @throws LabException if the capture has not one answered SYN for each
   */
  static List<Timing> of(List<Attempt> attempts, List<CapturedPacket> packets) {
    Attempt first = attempts.get(0);
    InetAddress address = Addresses.parse(first.address()).orElseThrow();
    InetSocketAddress server = new InetSocketAddress(address, first.port());
    List<CapturedPacket> syns =
        packets.stream()
            .filter(each -> each.packet().isSyn() && each.packet().to().equals(server))
            .toList();
    if (syns.size() != attempts.size()) {
      throw new LabException(
          "the capture has %d SYNs to %s for %d attempts"
              .formatted(syns.size(), server, attempts.size()));
    }
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < syns.size(); i++) {
      CapturedPacket syn = syns.get(i);
      CapturedPacket answer =
          packets.stream()
              .filter(each -> each.epochNanos() >= syn.epochNanos())
              .filter(each -> answers(each.packet(), syn.packet()))
              .findFirst()
              .orElseThrow(() -> new LabException("the capture has no answer to " + server));
      timings.add(new Timing(attempts.get(i), (answer.epochNanos() - syn.epochNanos()) / 1000.0));
    }
    return timings;
  }

  private static boolean answers(IpPacket packet, IpPacket syn) {
    Optional<IpPacket> quoted = packet.quoted();
    if (quoted.isPresent()) {
      return quoted.get().hasPorts()
          && quoted.get().from().equals(syn.from())
          && quoted.get().to().equals(syn.to());
    }
    return (packet.isSynAck() || packet.isReset())
        && packet.from().equals(syn.to())
        && packet.to().equals(syn.from());
  }
}
