package org.sendpath.lab.scenario;

import java.net.InetAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sendpath.lab.network.AddressPlan;
import org.sendpath.lab.network.LocalObstacle;
import org.sendpath.report.Family;

/**
 * One server address and its ports.
 *
 * @param number the address's number in the lab's address plan
 * @param obstacle what keeps the client's packets from leaving for it
 * @param ports by port number
 */
public record Host(
    Family family, int number, Optional<LocalObstacle> obstacle, Map<Integer, Port> ports) {
  public Host {
    ports = Collections.unmodifiableMap(new TreeMap<>(ports));
  }

  public InetAddress address() {
    return AddressPlan.server(family, number);
  }
}
