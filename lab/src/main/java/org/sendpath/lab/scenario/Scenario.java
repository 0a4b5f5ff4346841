package org.sendpath.lab.scenario;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.server.DnsFault;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.rule.Case;

/**
 * One thing that can happen to a volunteer.
 *
 * @param name lower case letters, digits and hyphens: the first label of the server's host name
 * @param purpose one line: what happens
 * @param server what the agent is told to measure
 * @param hosts the addresses of the name, in the order in which the DNS gives them
 * @param names what the DNS says, by family
 * @param arguments of {@code probe}, besides the server
 * @param expectedCase the case that follows from the report
 * @param waits whether it mostly waits for timers, so that many can run at once
 */
public record Scenario(
    String name,
    String purpose,
    Client client,
    String server,
    List<Host> hosts,
    Map<Family, Answer> names,
    List<String> arguments,
    Case expectedCase,
    boolean waits) {
  /** The lab's zone (RFC 2606 §2). */
  public static final String ZONE = "lab.example";

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /**
   * What the DNS says to one question.
   *
   * @param status what the agent must report
   * @param fault how the server fails to make it so; empty: the records make it so
   */
  public record Answer(ResolutionStatus status, Optional<DnsFault> fault) {}

  public Scenario {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name: lower case letters, digits, hyphens: " + name);
    }
    hosts = List.copyOf(hosts);
    names = Map.copyOf(names);
    arguments = List.copyOf(arguments);
  }

  /** The server's host name in the DNS. */
  public String hostName() {
    return name + "." + ZONE;
  }

  /** Whether a real Postfix serves, which needs root. */
  public boolean needsPostfix() {
    return hosts.stream()
        .flatMap(host -> host.ports().values().stream())
        .anyMatch(port -> port.service().filter(Service.Postfix.class::isInstance).isPresent());
  }

  public List<InetAddress> addresses() {
    return hosts.stream().map(Host::address).toList();
  }
}
