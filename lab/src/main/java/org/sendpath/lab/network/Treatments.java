package org.sendpath.lab.network;

import java.net.InetSocketAddress;
import java.util.Map;

/**
 * What the router does, by destination. What is not named is forwarded.
 *
 * @param byServer for the packets to one address and port
 */
public record Treatments(Map<InetSocketAddress, Treatment> byServer) {
  private static final Treatment FORWARD = new Treatment.Forward();

  public Treatments {
    byServer = Map.copyOf(byServer);
  }

  Treatment of(InetSocketAddress server) {
    return byServer.getOrDefault(server, FORWARD);
  }
}
