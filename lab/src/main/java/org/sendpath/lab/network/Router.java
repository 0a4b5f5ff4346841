package org.sendpath.lab.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sendpath.lab.packet.IpPacket;

/**
 * Carries packets between the clients' devices and the servers' one, each as late as a real line
 * would. Without delay an ICMP error would come back inside {@code connect()}, where Linux does not
 * report it before the SYN is sent again, a second later.
 *
 * <p>One thread waits at each device; one sends what has waited long enough. All are daemons that
 * end with the lab.
 */
final class Router {
  /** One way, so that a client and the router are 5 ms of round trip apart. */
  private static final Duration CLIENT_DELAY = Duration.ofNanos(2_500_000);

  /** One way, so that the router and a server are 20 ms of round trip apart. */
  private static final Duration SERVER_DELAY = Duration.ofMillis(10);

  private final Routing routing;
  private final Tun servers;
  private final Map<InetAddress, Tun> clients = new HashMap<>();
  private final Captures captures;
  private final DelayLine line = new DelayLine();

  Router(Routing routing, Tun servers, Map<InetAddress, Tun> clients, Captures captures) {
    this.routing = routing;
    this.servers = servers;
    this.clients.putAll(clients);
    this.captures = captures;
  }

  void start() {
    line.start();
    daemon("from " + servers.name(), this::carryFromServers).start();
    for (Tun client : Map.copyOf(clients).values().stream().distinct().toList()) {
      daemon("from " + client.name(), () -> carryFromClient(client)).start();
    }
  }

  private void carryFromClient(Tun client) {
    Optional<IpPacket> packet = client.read();
    while (packet.isPresent()) {
      captures.passed(packet.get());
      forward(Routing.Side.CLIENTS, packet.get());
      packet = client.read();
    }
  }

  private void carryFromServers() {
    Optional<IpPacket> packet = servers.read();
    while (packet.isPresent()) {
      forward(Routing.Side.SERVERS, packet.get());
      packet = servers.read();
    }
  }

  private void forward(Routing.Side from, IpPacket packet) {
    routing
        .route(from, packet)
        .ifPresent(
            leaving -> line.after(delay(from).plus(delay(leaving.side())), () -> send(leaving)));
  }

  private void send(Routing.Leaving leaving) {
    switch (leaving.side()) {
      case SERVERS -> servers.write(leaving.packet());
      case CLIENTS -> {
        Tun client = clients.get(leaving.packet().destination());
        if (client != null) {
          captures.passed(leaving.packet());
          client.write(leaving.packet());
        }
      }
    }
  }

  private static Duration delay(Routing.Side side) {
    return switch (side) {
      case CLIENTS -> CLIENT_DELAY;
      case SERVERS -> SERVER_DELAY;
    };
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, "router " + name);
    thread.setDaemon(true);
    return thread;
  }
}
