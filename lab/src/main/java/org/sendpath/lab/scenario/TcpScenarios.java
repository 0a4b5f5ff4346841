package org.sendpath.lab.scenario;

import java.time.Duration;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.rule.Case;

/** What else can happen to a SYN on its way: an answer, a RST, silence, loss. */
final class TcpScenarios {
  private static final IcmpError PROHIBITED_IPV4 = new IcmpError(3, 13);
  private static final IcmpError PROHIBITED_IPV6 = new IcmpError(1, 1);

  /** The agent's own, where a scenario sets none. */
  private static final Duration DEFAULT_TIMER = Duration.ofSeconds(10);

  private static final Duration TIMER = Duration.ofSeconds(3);

  private TcpScenarios() {}

  static void addTo(ScenarioTable table) {
    table.scenario("open", "all ports are open").both(Ports.allOpen()).expect(Case.OPEN);
    table
        .scenario("reset", "587 and 465 answer with RST")
        .both(Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .expect(Case.RESET);
    table
        .scenario("reset-all", "all ports answer with RST")
        .both(Ports.all(Ports.refused()))
        .expect(Case.RESET);
    table
        .scenario("silent-587", "587 alone is silent, and the agent's own timer ends it")
        .waits()
        .both(Ports.of(Ports.silent(DEFAULT_TIMER), Ports.refused(), Ports.mail()))
        .expect(Case.TIMEOUT);
    table
        .scenario("silent-all", "all ports are silent")
        .timer(TIMER)
        .both(Ports.all(Ports.silent(TIMER)))
        .expect(Case.TIMEOUT);
    addLosses(table);
    addFamilies(table);
    addAddresses(table);
  }

  private static void addLosses(ScenarioTable table) {
    table
        .scenario("syn-lost", "the first SYN is lost; the second is answered")
        .both(
            Ports.of(
                Ports.afterLostSyn(Ports.submission()),
                Ports.afterLostSyn(Ports.refused()),
                Ports.mail()))
        .expect(Case.OPEN);
    table
        .scenario("syn-lost-icmp", "the first SYN is lost; the router prohibits the second")
        .each(
            Ports.of(
                Ports.afterLostSyn(Ports.icmp(PROHIBITED_IPV6, Outcome.ICMP_HARD, "EACCES")),
                Ports.refused(),
                Ports.mail()),
            Ports.of(
                Ports.afterLostSyn(Ports.icmp(PROHIBITED_IPV4, Outcome.ICMP_HARD, "EHOSTUNREACH")),
                Ports.refused(),
                Ports.mail()))
        .expect(Case.ICMP_HARD);
    table
        .scenario(
            "system-timeout", "all ports are silent, and the system gives up, after one retry")
        .from(Client.IMPATIENT)
        .arguments("--os-timeout")
        .waits()
        .both(Ports.all(Ports.systemSilent(Client.IMPATIENT_TIMEOUT, Client.IMPATIENT_SYNS)))
        .expect(Case.TIMEOUT);
  }

  private static void addFamilies(ScenarioTable table) {
    table
        .scenario("ipv6-silent", "IPv6 is silent; all is well over IPv4")
        .timer(TIMER)
        .each(Ports.all(Ports.silent(TIMER)), Ports.allOpen())
        .expect(Case.OPEN);
    table
        .scenario("ipv4-silent", "IPv4 is silent; all is well over IPv6")
        .timer(TIMER)
        .each(Ports.allOpen(), Ports.all(Ports.silent(TIMER)))
        .expect(Case.OPEN);
    table
        .scenario("families-differ", "587 is prohibited over IPv6, and answers with RST over IPv4")
        .each(
            Ports.of(
                Ports.icmp(PROHIBITED_IPV6, Outcome.ICMP_HARD, "EACCES"),
                Ports.refused(),
                Ports.mail()),
            Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .expect(Case.RESET);
    table
        .scenario("a-only", "the name has an IPv4 address alone")
        .only(Family.IPV4, Ports.allOpen())
        .expect(Case.OPEN);
    table
        .scenario("aaaa-only", "the name has an IPv6 address alone, and 587 answers with RST")
        .only(Family.IPV6, Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .expect(Case.RESET);
  }

  private static void addAddresses(ScenarioTable table) {
    table
        .scenario("first-address-silent", "two addresses in each family, the first is silent")
        .timer(TIMER)
        .both(Ports.all(Ports.silent(TIMER)))
        .both(Ports.allOpen())
        .expect(Case.OPEN);
    table
        .scenario(
            "first-address-prohibited",
            "two addresses in each family, the router prohibits the first, the second answers RST")
        .each(
            Ports.all(Ports.icmp(PROHIBITED_IPV6, Outcome.ICMP_HARD, "EACCES")),
            Ports.all(Ports.icmp(PROHIBITED_IPV4, Outcome.ICMP_HARD, "EHOSTUNREACH")))
        .both(Ports.all(Ports.refused()))
        .expect(Case.ICMP_HARD);
    table
        .scenario("first-address-open", "two addresses in each family: the second is left alone")
        .both(Ports.allOpen())
        .both(Ports.all(Ports.notTried()))
        .expect(Case.OPEN);
  }
}
