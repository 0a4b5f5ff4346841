package org.sendpath.lab.scenario;

import org.sendpath.lab.server.DnsFault;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.rule.Case;

/** What the DNS can say to a volunteer. */
final class NameScenarios {
  private NameScenarios() {}

  static void addTo(ScenarioTable table) {
    table.scenario("nxdomain", "the name does not exist").nameMissing().expect(Case.UNMEASURED);
    table.scenario("nodata", "the name exists, and has no address").expect(Case.UNMEASURED);
    failing(table, "servfail", DnsFault.SERVFAIL, ResolutionStatus.SERVFAIL);
    failing(table, "refused", DnsFault.REFUSED, ResolutionStatus.REFUSED);
    table
        .scenario("dns-silent", "the DNS does not answer")
        .waits()
        .fault(Family.IPV6, DnsFault.SILENCE, ResolutionStatus.TIMEOUT)
        .fault(Family.IPV4, DnsFault.SILENCE, ResolutionStatus.TIMEOUT)
        .expect(Case.UNMEASURED);
    table
        .scenario("servfail-aaaa", "the DNS fails for IPv6 alone, as some old servers do")
        .only(Family.IPV4, Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .fault(Family.IPV6, DnsFault.SERVFAIL, ResolutionStatus.SERVFAIL)
        .expect(Case.RESET);
    table
        .scenario("dns-silent-aaaa", "the DNS does not answer for IPv6 alone")
        .waits()
        .only(Family.IPV4, Ports.allOpen())
        .fault(Family.IPV6, DnsFault.SILENCE, ResolutionStatus.TIMEOUT)
        .expect(Case.OPEN);
    table
        .scenario("dns-truncated", "the DNS answers in full over TCP alone")
        .both(Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .fault(Family.IPV6, DnsFault.TRUNCATION, ResolutionStatus.OK)
        .fault(Family.IPV4, DnsFault.TRUNCATION, ResolutionStatus.OK)
        .expect(Case.RESET);
    table
        .scenario("as-typed", "the name is typed in capitals, with the dot at its end")
        .both(Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .typed("AS-TYPED.Lab.Example.")
        .expect(Case.RESET);
    table
        .scenario("address-ipv4", "the server is named by its IPv4 address")
        .only(Family.IPV4, Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .byAddress()
        .expect(Case.RESET);
    table
        .scenario("address-ipv6", "the server is named by its IPv6 address")
        .only(Family.IPV6, Ports.of(Ports.refused(), Ports.refused(), Ports.mail()))
        .byAddress()
        .expect(Case.RESET);
  }

  private static void failing(
      ScenarioTable table, String name, DnsFault fault, ResolutionStatus status) {
    table
        .scenario(name, "the DNS answers " + status.word())
        .fault(Family.IPV6, fault, status)
        .fault(Family.IPV4, fault, status)
        .expect(Case.UNMEASURED);
  }
}
