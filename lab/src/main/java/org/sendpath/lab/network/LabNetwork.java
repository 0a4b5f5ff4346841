package org.sendpath.lab.network;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;

/**
 * The whole network, in the namespaces of this process, which is the servers' side: whatever
 * listens here on a server's address is that server. It ends with the process.
 */
public final class LabNetwork {
  private static final String SERVERS_DEVICE = "servers";

  private final Map<Client, ClientNamespace> clients;
  private final Captures captures;

  private LabNetwork(Map<Client, ClientNamespace> clients, Captures captures) {
    this.clients = clients;
    this.captures = captures;
  }

  /**
   * Brings the network up. Only inside {@link Enclosure}: it changes the addresses and routes of
   * the network namespace that it runs in.
   *
   * @param servers the addresses on the servers' side, the name servers' included
   * @param obstacles what keeps the packets of each client from leaving it, by server address
   * @param hosts the clients' hosts file
   * @param folder for the small files that the clients are given; they must live as long as the lab
   */
  public static LabNetwork up(
      Collection<InetAddress> servers,
      Treatments treatments,
      Map<InetAddress, LocalObstacle> obstacles,
      String hosts,
      Path folder) {
    Tun serversLine = Tun.ofPackets(SERVERS_DEVICE);
    configureServers(servers);
    Map<Client, ClientNamespace> clients = new EnumMap<>(Client.class);
    Map<InetAddress, Tun> lines = new HashMap<>();
    for (Client client : Client.values()) {
      ClientNamespace namespace = ClientNamespace.make(client, folder, hosts);
      namespace.configure(client, obstacles);
      clients.put(client, namespace);
      client.addresses().forEach(address -> lines.put(address, namespace.line()));
    }
    Captures captures = new Captures();
    new Router(new Routing(treatments), serversLine, lines, captures).start();
    return new LabNetwork(clients, captures);
  }

  private static void configureServers(Collection<InetAddress> servers) {
    StringBuilder commands = new StringBuilder();
    commands.append("link set lo up\n");
    commands.append("link set ").append(SERVERS_DEVICE).append(" addrgenmode none\n");
    for (InetAddress server : servers) {
      commands.append("address add ").append(Addresses.text(server));
      commands.append(
          Addresses.family(server) == Family.IPV6 ? "/128 dev lo nodad\n" : "/32 dev lo\n");
    }
    commands.append("link set ").append(SERVERS_DEVICE).append(" up\n");
    for (String clients : List.of(AddressPlan.CLIENTS_IPV4, AddressPlan.CLIENTS_IPV6)) {
      commands.append("route add ").append(clients).append(" dev ").append(SERVERS_DEVICE);
      commands.append('\n');
    }
    Commands.run(List.of("ip", "-batch", "-"), commands.toString());
  }

  public Captures captures() {
    return captures;
  }

  /** {@code command} as it runs in the namespaces of {@code client}, with the lab's privileges. */
  public List<String> command(Client client, List<String> command) {
    return clients.get(client).command(command);
  }
}
