package org.sendpath.lab.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;

/**
 * The namespaces (network and mounts) of one client. A process that waits for the end of its input
 * holds them: it, and so they, end with the lab however the lab ends.
 */
final class ClientNamespace {
  private static final String HOLD =
      """
      set -e
      mount --bind "$1" /etc/resolv.conf
      mount --bind "$2" /etc/hosts
      echo ready
      exec cat
      """;

  /** Older kernels lack some settings, and behave as if they were off. */
  private static final String SET =
      "file=/proc/sys/net/ipv4/$1; test ! -e $file || echo $2 > $file";

  private static final String FIREWALL =
      """
      add table inet lab
      add chain inet lab output { type filter hook output priority 0; }
      """;

  private final Process holder;
  private final Tun line;

  private ClientNamespace(Process holder, Tun line) {
    this.holder = holder;
    this.line = line;
  }

  /** Makes the namespaces, with files in {@code folder} for the client's name resolution. */
  static ClientNamespace make(Client client, Path folder, String hosts) {
    try {
      Path resolvConf = folder.resolve(client.title() + ".resolv.conf");
      Files.writeString(
          resolvConf, "nameserver " + Addresses.text(client.nameServer()) + System.lineSeparator());
      Path hostsFile = folder.resolve(client.title() + ".hosts");
      Files.writeString(hostsFile, hosts);
      Process holder =
          new ProcessBuilder(
                  "unshare",
                  "--net",
                  "--mount",
                  "sh",
                  "-c",
                  HOLD,
                  "sh",
                  resolvConf.toString(),
                  hostsFile.toString())
              .redirectErrorStream(true)
              .start();
      awaitReady(client, holder);
      return new ClientNamespace(holder, Tun.ofPackets(client.device()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Client client, Process holder) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    String line = output.readLine();
    while (line != null && !line.equals("ready")) {
      said.append(line).append(' ');
      line = output.readLine();
    }
    if (line == null) {
      throw new LabException("cannot make the namespaces of " + client.title() + ": " + said);
    }
  }

  /** Gives the client its addresses, routes and obstacles, and connects it. */
  void configure(Client client, Map<InetAddress, LocalObstacle> obstacles) {
    Tun deadCable = Tun.deadCable(client.deadDevice());
    move(line);
    move(deadCable);
    StringBuilder commands = new StringBuilder("link set lo up\n");
    commands.append("link set %s addrgenmode none\n".formatted(line.name()));
    for (InetAddress address : client.addresses()) {
      Family family = Addresses.family(address);
      commands.append(
          "address add %s/%d dev %s%s\n"
              .formatted(
                  Addresses.text(address),
                  AddressPlan.clientPrefixBits(family),
                  line.name(),
                  family == Family.IPV6 ? " nodad" : ""));
    }
    commands.append("link set %s up\n".formatted(line.name()));
    commands.append("link set %s up\n".formatted(deadCable.name()));
    for (InetAddress address : client.addresses()) {
      String everywhere = Addresses.family(address) == Family.IPV6 ? "::/0" : "0.0.0.0/0";
      commands.append("route add %s dev %s\n".formatted(everywhere, line.name()));
    }
    StringBuilder firewall = new StringBuilder();
    obstacles.forEach(
        (server, obstacle) -> {
          if (client.has(Addresses.family(server))) {
            commands.append(obstacle.routeCommand(server, deadCable.name()));
            firewall.append(obstacle.firewallRule(server));
          }
        });
    Commands.run(command(List.of("ip", "-batch", "-")), commands.toString());
    client
        .settings()
        .forEach(
            (name, value) -> Commands.run(command(List.of("sh", "-c", SET, "sh", name, value))));
    if (!firewall.isEmpty()) {
      Commands.run(command(List.of("nft", "-f", "-")), FIREWALL + firewall);
    }
  }

  private void move(Tun device) {
    String holderPid = Long.toString(holder.pid());
    Commands.run(List.of("ip", "link", "set", "dev", device.name(), "netns", holderPid));
  }

  Tun line() {
    return line;
  }

  /** {@code command} as it runs inside, as the lab's own user. */
  List<String> command(List<String> command) {
    return Commands.joined(
        List.of("nsenter", "--target", Long.toString(holder.pid()), "--net", "--mount", "--"),
        command);
  }
}
