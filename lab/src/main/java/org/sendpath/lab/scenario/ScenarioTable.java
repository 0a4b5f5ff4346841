package org.sendpath.lab.scenario;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.LocalObstacle;
import org.sendpath.lab.server.DnsFault;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.rule.Case;

/** Collects scenarios and numbers their servers. */
final class ScenarioTable {
  private final List<Scenario> scenarios = new ArrayList<>();
  private int hostsSoFar;

  List<Scenario> scenarios() {
    return List.copyOf(scenarios);
  }

  /** Begins a scenario, which {@link Draft#expect} ends. */
  Draft scenario(String name, String purpose) {
    return new Draft(name, purpose);
  }

  /** The address of a scenario that stands in the table already. */
  InetAddress address(String scenario, Family family) {
    return scenarios.stream()
        .filter(each -> each.name().equals(scenario))
        .flatMap(each -> each.addresses().stream())
        .filter(address -> (address.getAddress().length == 4) == (family == Family.IPV4))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("scenario: none is called " + scenario));
  }

  /** A scenario on its way into the table. */
  final class Draft {
    private final String name;
    private final String purpose;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<Family, Scenario.Answer> names = new EnumMap<>(Family.class);
    private final List<String> arguments = new ArrayList<>();
    private Optional<LocalObstacle> obstacle = Optional.empty();
    private Optional<String> server = Optional.empty();
    private Client client = Client.DUAL;
    private boolean waits;

    private Draft(String name, String purpose) {
      this.name = name;
      this.purpose = purpose;
    }

    /** One more server, which has the same ports over both families. */
    Draft both(Map<Integer, Port> ports) {
      return each(ports, ports);
    }

    /** One more server, which has an address in each family. */
    Draft each(Map<Integer, Port> ipv6, Map<Integer, Port> ipv4) {
      hostsSoFar++;
      add(Family.IPV6, ipv6);
      add(Family.IPV4, ipv4);
      return this;
    }

    /** One more server, which has one address. */
    Draft only(Family family, Map<Integer, Port> ports) {
      hostsSoFar++;
      add(family, ports);
      return this;
    }

    private void add(Family family, Map<Integer, Port> ports) {
      hosts.add(new Host(family, hostsSoFar, obstacle, ports));
    }

    /** What keeps the client's packets to the servers that follow from leaving. */
    Draft behind(LocalObstacle localObstacle) {
      obstacle = Optional.of(localObstacle);
      return this;
    }

    Draft from(Client measuringClient) {
      client = measuringClient;
      return this;
    }

    Draft arguments(String... given) {
      arguments.addAll(List.of(given));
      return this;
    }

    Draft timer(Duration timer) {
      return arguments("--timer", timer.toSeconds() + "s").waits();
    }

    /** It mostly waits. */
    Draft waits() {
      waits = true;
      return this;
    }

    /** The DNS fails for {@code family}. */
    Draft fault(Family family, DnsFault fault, ResolutionStatus status) {
      names.put(family, new Scenario.Answer(status, Optional.of(fault)));
      return this;
    }

    /** The name has no address of any family because it does not exist. */
    Draft nameMissing() {
      for (Family family : Family.values()) {
        names.put(family, new Scenario.Answer(ResolutionStatus.NXDOMAIN, Optional.empty()));
      }
      return this;
    }

    /** The agent is given {@code typed} in place of the host name. */
    Draft typed(String typed) {
      server = Optional.of(typed);
      return this;
    }

    /** The agent is given the address of the first server. */
    Draft byAddress() {
      Host host = hosts.get(0);
      names.put(host.family(), new Scenario.Answer(ResolutionStatus.LITERAL, Optional.empty()));
      return typed(Addresses.text(host.address()));
    }

    /** Puts the scenario into the table. */
    void expect(Case expectedCase) {
      boolean literal =
          names.values().stream().anyMatch(answer -> answer.status() == ResolutionStatus.LITERAL);
      if (!literal) {
        for (Family family : Family.values()) {
          names.putIfAbsent(family, answer(family));
        }
      }
      scenarios.add(
          new Scenario(
              name,
              purpose,
              client,
              server.orElse(name + "." + Scenario.ZONE),
              hosts,
              names,
              arguments,
              expectedCase,
              waits));
    }

    private Scenario.Answer answer(Family family) {
      boolean hasAddress = hosts.stream().anyMatch(host -> host.family() == family);
      return new Scenario.Answer(
          hasAddress ? ResolutionStatus.OK : ResolutionStatus.NODATA, Optional.empty());
    }
  }
}
