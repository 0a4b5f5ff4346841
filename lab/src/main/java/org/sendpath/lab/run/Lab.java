package org.sendpath.lab.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sendpath.lab.network.AddressPlan;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.network.LabNetwork;
import org.sendpath.lab.network.LocalObstacle;
import org.sendpath.lab.network.Treatment;
import org.sendpath.lab.network.Treatments;
import org.sendpath.lab.scenario.Host;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.server.Certificates;
import org.sendpath.lab.server.DnsServer;
import org.sendpath.lab.server.DnsTable;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.xbill.DNS.Type;

/** A network with its name server and the mail servers of scenarios: all that the agent meets. */
final class Lab {
  private static final String HOSTS = "127.0.0.1 localhost\n::1 localhost\n";

  private final Enclosure enclosure;
  private final Scratch scratch;
  private final LabNetwork network;
  private final Certificates certificates;
  private final List<String> trustArguments;
  private final Map<Scenario, MailServers> servers;

  private Lab(
      Enclosure enclosure,
      Scratch scratch,
      LabNetwork network,
      Certificates certificates,
      List<String> trustArguments,
      Map<Scenario, MailServers> servers) {
    this.enclosure = enclosure;
    this.scratch = scratch;
    this.network = network;
    this.certificates = certificates;
    this.trustArguments = trustArguments;
    this.servers = servers;
  }

  /**
   * Brings all up. It ends with this process.
   *
   * @param enclosure the one that this process runs in
   */
  static Lab up(Enclosure enclosure, List<Scenario> scenarios)
      throws IOException, InterruptedException {
    Scratch scratch = Scratch.make();
    LabNetwork network = network(scenarios, scratch.folder());
    Certificates certificates = Certificates.create(Instant.now());
    List<String> trust = certificates.writeTrustStore(scratch.folder().resolve("trust.p12"));
    DnsServer dns =
        DnsServer.start(names(scenarios), List.of(AddressPlan.DNS_IPV4, AddressPlan.DNS_IPV6));
    if (dns.port() != DnsServer.PORT) {
      throw new IllegalStateException("the name server listens elsewhere: " + dns.port());
    }
    Map<Scenario, MailServers> servers = new HashMap<>();
    for (Scenario scenario : scenarios) {
      servers.put(scenario, MailServers.start(scenario, certificates, scratch.folder()));
    }
    return new Lab(enclosure, scratch, network, certificates, trust, servers);
  }

  private static LabNetwork network(List<Scenario> scenarios, Path folder) {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    addresses.add(AddressPlan.DNS_IPV4);
    addresses.add(AddressPlan.DNS_IPV6);
    addresses.add(AddressPlan.COLLECTOR);
    Map<InetSocketAddress, Treatment> treatments = new HashMap<>();
    Map<InetAddress, LocalObstacle> obstacles = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      for (Host host : scenario.hosts()) {
        addresses.add(host.address());
        host.obstacle().ifPresent(obstacle -> obstacles.put(host.address(), obstacle));
        host.ports()
            .forEach(
                (number, port) ->
                    port.treatment()
                        .ifPresent(
                            treatment ->
                                treatments.put(
                                    new InetSocketAddress(host.address(), number), treatment)));
      }
    }
    return LabNetwork.up(addresses, new Treatments(treatments), obstacles, HOSTS, folder);
  }

  private static DnsTable names(List<Scenario> scenarios) {
    DnsTable.Builder table = DnsTable.builder(Scenario.ZONE);
    for (Scenario scenario : scenarios) {
      boolean exists =
          scenario.names().values().stream()
              .noneMatch(answer -> answer.status() == ResolutionStatus.NXDOMAIN);
      if (exists) {
        table.empty(scenario.hostName()).addresses(scenario.hostName(), scenario.addresses());
      }
      scenario
          .names()
          .forEach(
              (family, answer) ->
                  answer
                      .fault()
                      .ifPresent(
                          fault -> table.fault(scenario.hostName(), fault, recordType(family))));
    }
    return table.build();
  }

  private static int recordType(Family family) {
    return switch (family) {
      case IPV4 -> Type.A;
      case IPV6 -> Type.AAAA;
    };
  }

  Enclosure enclosure() {
    return enclosure;
  }

  Scratch scratch() {
    return scratch;
  }

  LabNetwork network() {
    return network;
  }

  Certificates certificates() {
    return certificates;
  }

  /** The arguments that make a Java process trust the lab's authority. */
  List<String> trustArguments() {
    return trustArguments;
  }

  /** What the scripted servers of {@code scenario} have been told so far. */
  List<String> heard(Scenario scenario) {
    return servers.get(scenario).heard();
  }
}
