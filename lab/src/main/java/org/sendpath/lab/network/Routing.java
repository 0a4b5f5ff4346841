package org.sendpath.lab.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.lab.packet.IpPacket;

/**
 * The router's decisions: for each packet that comes from a client or from the servers, which one
 * goes where, if any. It remembers the connections whose first SYN it lost or whose packets it
 * redirects, for as long as the lab lives. Thread-safe.
 */
final class Routing {
  private static final IcmpError HOP_LIMIT_EXCEEDED_IPV4 = new IcmpError(11, 0);
  private static final IcmpError HOP_LIMIT_EXCEEDED_IPV6 = new IcmpError(3, 0);

  /** The two sides of the router. */
  enum Side {
    CLIENTS,
    SERVERS
  }

  /** A packet, and the side to which it leaves the router. */
  record Leaving(Side side, IpPacket packet) {}

  private record Connection(InetSocketAddress client, InetSocketAddress server) {}

  private final Treatments treatments;
  private final Set<Connection> begun = new HashSet<>();
  private final Map<Connection, InetSocketAddress> redirected = new HashMap<>();

  Routing(Treatments treatments) {
    this.treatments = treatments;
  }

  /** What leaves the router because {@code packet} came in from {@code side}. */
  synchronized Optional<Leaving> route(Side side, IpPacket packet) {
    // What is meant for all on a link, such as router solicitations, ends at the first router.
    if (packet.destination().isMulticastAddress() || packet.destination().isLinkLocalAddress()) {
      return Optional.empty();
    }
    if (packet.hopLimit() <= 1) {
      return packet.isIcmpError()
          ? Optional.empty()
          : Optional.of(new Leaving(side, hopLimitExceeded(packet)));
    }
    IpPacket passed = packet.withHopLimit(packet.hopLimit() - 1);
    return switch (side) {
      case CLIENTS -> toServers(passed);
      case SERVERS -> Optional.of(new Leaving(Side.CLIENTS, toClients(passed)));
    };
  }

  private Optional<Leaving> toServers(IpPacket packet) {
    if (!packet.isTcp()) {
      return Optional.of(new Leaving(Side.SERVERS, packet));
    }
    Connection connection = new Connection(packet.from(), packet.to());
    Treatment treatment = treatments.of(packet.to());
    if (treatment instanceof Treatment.LoseFirstSyn lose) {
      if (packet.isSyn() && begun.add(connection)) {
        return Optional.empty();
      }
      treatment = lose.then();
    }
    return treated(packet, connection, treatment);
  }

  private Optional<Leaving> treated(IpPacket packet, Connection connection, Treatment treatment) {
    if (treatment instanceof Treatment.Drop) {
      return Optional.empty();
    }
    if (treatment instanceof Treatment.Answer answer) {
      return Optional.of(new Leaving(Side.CLIENTS, answered(packet, answer)));
    }
    if (treatment instanceof Treatment.Redirect redirect) {
      redirected.put(new Connection(connection.client(), redirect.to()), connection.server());
      return Optional.of(new Leaving(Side.SERVERS, packet.withTo(redirect.to())));
    }
    return Optional.of(new Leaving(Side.SERVERS, packet));
  }

  private IpPacket toClients(IpPacket packet) {
    if (!packet.isTcp()) {
      return packet;
    }
    InetSocketAddress meant = redirected.get(new Connection(packet.to(), packet.from()));
    return meant == null ? packet : packet.withFrom(meant);
  }

  private static IpPacket answered(IpPacket packet, Treatment.Answer answer) {
    InetAddress sender =
        switch (answer.sender()) {
          case ROUTER -> AddressPlan.router(packet.family());
          case HOME -> AddressPlan.home(packet.family());
        };
    return answer.error().answering(packet, sender);
  }

  private static IpPacket hopLimitExceeded(IpPacket packet) {
    IcmpError error =
        switch (packet.family()) {
          case IPV4 -> HOP_LIMIT_EXCEEDED_IPV4;
          case IPV6 -> HOP_LIMIT_EXCEEDED_IPV6;
        };
    return error.answering(packet, AddressPlan.router(packet.family()));
  }
}
