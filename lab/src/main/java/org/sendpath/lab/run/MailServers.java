package org.sendpath.lab.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sendpath.lab.scenario.Host;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Service;
import org.sendpath.lab.server.Behaviour;
import org.sendpath.lab.server.CertificateKind;
import org.sendpath.lab.server.Certificates;
import org.sendpath.lab.server.Postfix;
import org.sendpath.lab.server.ScriptedServer;
import org.sendpath.lab.server.ServerCertificate;
import org.sendpath.lab.server.StrippingProxy;

/** The servers of one scenario. They end with this process. */
final class MailServers {
  /** Behind a box on the way, the server listens on another port than the box. */
  private static final int BEHIND = 10_000;

  private final Scenario scenario;
  private final Certificates certificates;
  private final List<ScriptedServer> servers = new ArrayList<>();

  private MailServers(Scenario scenario, Certificates certificates) {
    this.scenario = scenario;
    this.certificates = certificates;
  }

  /**
   * Starts them.
   *
   * @param folder for the files of those that need some
   */
  static MailServers start(Scenario scenario, Certificates certificates, Path folder)
      throws IOException {
    MailServers servers = new MailServers(scenario, certificates);
    for (Host host : scenario.hosts()) {
      for (var port : host.ports().entrySet()) {
        if (port.getValue().service().isPresent()) {
          servers.start(
              port.getValue().service().get(),
              new InetSocketAddress(host.address(), port.getKey()));
        }
      }
    }
    if (scenario.needsPostfix() && Postfix.unavailable().isEmpty()) {
      servers.startPostfix(folder.resolve(scenario.name()));
    }
    return servers;
  }

  private void start(Service service, InetSocketAddress address) throws IOException {
    if (service instanceof Service.Scripted scripted) {
      servers.add(ScriptedServer.start(address, behaviour(scripted.script())));
    } else if (service instanceof Service.Stripped stripped) {
      InetSocketAddress behind =
          new InetSocketAddress(address.getAddress(), address.getPort() + BEHIND);
      servers.add(ScriptedServer.start(behind, behaviour(stripped.script())));
      StrippingProxy proxy = StrippingProxy.start(address, behind, stripped.stripping());
      if (!proxy.address().equals(address)) {
        throw new IllegalStateException("the box listens elsewhere: " + proxy.address());
      }
    }
  }

  private void startPostfix(Path folder) throws IOException {
    Postfix postfix =
        Postfix.start(
            folder,
            scenario.hostName(),
            scenario.addresses(),
            certificate(CertificateKind.VALID),
            Postfix.Ports.ASSIGNED);
    if (!postfix.log().startsWith(folder)) {
      throw new IllegalStateException("Postfix logs elsewhere: " + postfix.log());
    }
  }

  private Behaviour behaviour(Service.Script script) {
    return script.at(scenario.hostName(), this::certificate);
  }

  private ServerCertificate certificate(CertificateKind kind) {
    return certificates.issue(kind, List.of(scenario.hostName()), scenario.addresses());
  }

  /** What clients have told the scripted ones so far. */
  List<String> heard() {
    return servers.stream().flatMap(server -> server.heard().stream()).toList();
  }
}
