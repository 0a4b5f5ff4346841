package org.sendpath.lab.network;

import java.net.InetAddress;
import java.util.Locale;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;

/** What keeps a client's packets to one server address from leaving the client. */
public sealed interface LocalObstacle {
  /** A route that says no. */
  record NoRoute(Refusal refusal) implements LocalObstacle {}

  /** The route leads to a link on which nobody answers ARP or neighbour solicitations. */
  record AbsentNeighbour() implements LocalObstacle {}

  /** The client's own firewall, on its way out. */
  record Firewall(int port, Verdict verdict) implements LocalObstacle {}

  /** The kinds of route that say no (ip-route(8)). */
  enum Refusal {
    PROHIBIT,
    UNREACHABLE,
    BLACKHOLE
  }

  /** What a firewall does with a packet. */
  enum Verdict {
    REJECT_PROHIBITED("reject with icmpx admin-prohibited"),
    REJECT_RESET("reject with tcp reset"),
    DROP("drop");

    private final String statement;

    Verdict(String statement) {
      this.statement = statement;
    }
  }

  /** The line for {@code ip -batch}; empty if there is none. */
  default String routeCommand(InetAddress server, String deadDevice) {
    boolean ipv6 = Addresses.family(server) == Family.IPV6;
    String destination = Addresses.text(server) + (ipv6 ? "/128" : "/32");
    if (this instanceof NoRoute noRoute) {
      String kind = noRoute.refusal().name().toLowerCase(Locale.ROOT);
      return "route add " + kind + " " + destination + "\n";
    }
    if (this instanceof AbsentNeighbour) {
      return "route add " + destination + " dev " + deadDevice + "\n";
    }
    return "";
  }

  /** The line for {@code nft -f}; empty if there is none. */
  default String firewallRule(InetAddress server) {
    if (this instanceof Firewall firewall) {
      String family = Addresses.family(server) == Family.IPV6 ? "ip6" : "ip";
      return "add rule inet lab output %s daddr %s tcp dport %d %s\n"
          .formatted(family, Addresses.text(server), firewall.port(), firewall.verdict().statement);
    }
    return "";
  }
}
