package org.sendpath.lab.scenario;

import java.time.Duration;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.LocalObstacle;
import org.sendpath.lab.network.LocalObstacle.Firewall;
import org.sendpath.lab.network.LocalObstacle.NoRoute;
import org.sendpath.lab.network.LocalObstacle.Refusal;
import org.sendpath.lab.network.LocalObstacle.Verdict;
import org.sendpath.rule.Case;

/** What keeps packets from leaving the volunteer's machine: no answer of the network, no case. */
final class LocalScenarios {
  private static final Duration TIMER = Duration.ofSeconds(3);

  private LocalScenarios() {}

  static void addTo(ScenarioTable table) {
    table
        .scenario("no-ipv6-route", "the client has no IPv6; all is well over IPv4")
        .from(Client.IPV4_ONLY)
        .each(Ports.all(Ports.unsent("ENETUNREACH")), Ports.allOpen())
        .expect(Case.OPEN);
    table
        .scenario("no-ipv6-route-reset", "the client has no IPv6; over IPv4, 587 answers with RST")
        .from(Client.IPV4_ONLY)
        .each(
            Ports.all(Ports.unsent("ENETUNREACH")),
            Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .expect(Case.RESET);
    table
        .scenario("no-ipv4-route", "the client has no IPv4; over IPv6, 587 answers with RST")
        .from(Client.IPV6_ONLY)
        .each(
            Ports.of(Ports.refused(), Ports.refused(), Ports.mail()),
            Ports.all(Ports.unsent("ENETUNREACH")))
        .expect(Case.RESET);
    obstructed(table, "route-prohibits", new NoRoute(Refusal.PROHIBIT), "EACCES");
    obstructed(table, "route-unreachable", new NoRoute(Refusal.UNREACHABLE), "EHOSTUNREACH");
    obstructed(table, "route-blackhole", new NoRoute(Refusal.BLACKHOLE), "EINVAL");
    table
        .scenario("absent-neighbour", "the server should be on the link, and nobody answers there")
        .waits()
        .behind(new LocalObstacle.AbsentNeighbour())
        .both(Ports.all(Ports.unsentByEvidence("EHOSTUNREACH")))
        .expect(Case.UNMEASURED);
    addFirewalls(table);
  }

  private static void obstructed(
      ScenarioTable table, String name, LocalObstacle obstacle, String errno) {
    table
        .scenario(name, "the client's own route to the server says no, with " + errno)
        .behind(obstacle)
        .both(Ports.all(Ports.unsent(errno)))
        .expect(Case.UNMEASURED);
  }

  private static void addFirewalls(ScenarioTable table) {
    table
        .scenario("firewall-rejects", "the client's own firewall refuses what goes out to 587")
        .behind(new Firewall(Ports.SUBMISSION, Verdict.REJECT_PROHIBITED))
        .each(
            Ports.of(Ports.unsentByEvidence("EACCES"), Ports.refused(), Ports.mail()),
            Ports.of(Ports.unsentByEvidence("EHOSTUNREACH"), Ports.refused(), Ports.mail()))
        .expect(Case.UNMEASURED);
    table
        .scenario(
            "firewall-resets",
            "the client's own firewall answers 587 with RST, which no program can tell from the"
                + " server's")
        .behind(new Firewall(Ports.SUBMISSION, Verdict.REJECT_RESET))
        .both(Ports.of(Ports.unsentUnseen(Expected.reset()), Ports.refused(), Ports.mail()))
        .expect(Case.RESET);
    table
        .scenario(
            "firewall-drops",
            "the client's own firewall drops what goes out to 587, which no program can tell from"
                + " silence")
        .timer(TIMER)
        .behind(new Firewall(Ports.SUBMISSION, Verdict.DROP))
        .both(
            Ports.of(
                Ports.unsentUnseen(Expected.timeout(TIMER.toNanos() / 1000)),
                Ports.refused(),
                Ports.mail()))
        .expect(Case.TIMEOUT);
  }
}
