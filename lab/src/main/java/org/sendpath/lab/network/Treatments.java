package org.sendpath.lab.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * What the router does, by destination. Everything that is not named is forwarded.
 *
 * @param byPort for one address and port
 * @param byAddress for all other ports of an address
 */
public record Treatments(
    Map<InetSocketAddress, Treatment> byPort, Map<InetAddress, Treatment> byAddress) {
  private static final Treatment FORWARD = new Treatment.Forward();

  public Treatments {
    byPort = Map.copyOf(byPort);
    byAddress = Map.copyOf(byAddress);
  }

  Treatment of(InetSocketAddress server) {
    Treatment treatment = byPort.get(server);
    return treatment == null ? byAddress.getOrDefault(server.getAddress(), FORWARD) : treatment;
  }
}
