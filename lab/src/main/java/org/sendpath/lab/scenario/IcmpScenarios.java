package org.sendpath.lab.scenario;

import static org.sendpath.report.Outcome.ICMP_HARD;
import static org.sendpath.report.Outcome.ICMP_SOFT;

import java.time.Duration;
import java.util.Map;
import org.sendpath.lab.network.Treatment;
import org.sendpath.lab.packet.IcmpError;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.rule.Case;

/**
 * Every ICMP error that a router can send for a SYN. The outcomes are written out here, not asked
 * of the rule: they are what the rule is held to. Two errors share a scenario, one over each
 * family.
 */
final class IcmpScenarios {
  private static final int IPV4_UNREACHABLE = 3;
  private static final int IPV4_TIME_EXCEEDED = 11;
  private static final int IPV4_PARAMETER_PROBLEM = 12;
  private static final int IPV6_UNREACHABLE = 1;
  private static final int IPV6_PACKET_TOO_BIG = 2;
  private static final int IPV6_TIME_EXCEEDED = 3;
  private static final int IPV6_PARAMETER_PROBLEM = 4;

  private static final Duration TIMER = Duration.ofSeconds(3);

  private IcmpScenarios() {}

  static void addTo(ScenarioTable table) {
    pair(table, ipv6(0, ICMP_SOFT, "ENETUNREACH"), ipv4(0, ICMP_SOFT, "ENETUNREACH"));
    pair(table, ipv6(1, ICMP_HARD, "EACCES"), ipv4(1, ICMP_SOFT, "EHOSTUNREACH"));
    pair(table, ipv6(2, ICMP_SOFT, "EHOSTUNREACH"), ipv4(2, ICMP_HARD, "ENOPROTOOPT"));
    pair(table, ipv6(3, ICMP_SOFT, "EHOSTUNREACH"), ipv4(3, ICMP_HARD, "ECONNREFUSED"));
    pair(table, ipv6(4, ICMP_HARD, "ECONNREFUSED"), ipv4(5, ICMP_SOFT, "EOPNOTSUPP"));
    pair(table, ipv6(5, ICMP_HARD, "EACCES"), ipv4(6, ICMP_HARD, "ENETUNREACH"));
    pair(table, ipv6(6, ICMP_HARD, "EACCES"), ipv4(7, ICMP_HARD, "EHOSTDOWN"));
    pair(table, ipv6(7, ICMP_HARD, "EPROTO"), ipv4(8, ICMP_HARD, "ENONET"));
    pair(
        table,
        new Answer(new IcmpError(IPV6_TIME_EXCEEDED, 0), ICMP_SOFT, "EHOSTUNREACH"),
        ipv4(9, ICMP_HARD, "ENETUNREACH"));
    pair(
        table,
        new Answer(new IcmpError(IPV6_TIME_EXCEEDED, 1), ICMP_SOFT, "EHOSTUNREACH"),
        ipv4(10, ICMP_HARD, "EHOSTUNREACH"));
    pair(
        table,
        new Answer(new IcmpError(IPV6_PARAMETER_PROBLEM, 0), ICMP_SOFT, "EPROTO"),
        ipv4(11, ICMP_HARD, "ENETUNREACH"));
    pair(
        table,
        new Answer(new IcmpError(IPV6_PARAMETER_PROBLEM, 1), ICMP_SOFT, "EPROTO"),
        ipv4(12, ICMP_HARD, "EHOSTUNREACH"));
    pair(
        table,
        new Answer(new IcmpError(IPV6_PARAMETER_PROBLEM, 2), ICMP_SOFT, "EPROTO"),
        ipv4(13, ICMP_HARD, "EHOSTUNREACH"));
    pair(table, ipv6(1, ICMP_HARD, "EACCES"), ipv4(14, ICMP_HARD, "EHOSTUNREACH"));
    pair(table, ipv6(3, ICMP_SOFT, "EHOSTUNREACH"), ipv4(15, ICMP_HARD, "EHOSTUNREACH"));
    pair(
        table,
        ipv6(4, ICMP_HARD, "ECONNREFUSED"),
        new Answer(new IcmpError(IPV4_TIME_EXCEEDED, 0), ICMP_SOFT, "EHOSTUNREACH"));
    pair(
        table,
        ipv6(2, ICMP_SOFT, "EHOSTUNREACH"),
        new Answer(new IcmpError(IPV4_PARAMETER_PROBLEM, 0), ICMP_SOFT, "EPROTO"));
    table
        .scenario(
            "icmp-from-home",
            "587 is prohibited by a router in the client's own network, whose address is not told")
        .each(fromHome(ipv6(1, ICMP_HARD, "EACCES")), fromHome(ipv4(13, ICMP_HARD, "EHOSTUNREACH")))
        .expect(Case.ICMP_HARD);
    addIgnored(table);
    table
        .scenario(
            "icmp-all-ports",
            "the router answers all ports with administratively prohibited (ICMPv6 1/1, ICMPv4"
                + " 3/13)")
        .each(
            Ports.all(ipv6(1, ICMP_HARD, "EACCES").port()),
            Ports.all(ipv4(13, ICMP_HARD, "EHOSTUNREACH").port()))
        .expect(Case.ICMP_HARD);
  }

  /** Linux goes on waiting: these say nothing of the port. */
  private static void addIgnored(ScenarioTable table) {
    table
        .scenario(
            "icmp-too-big",
            "587 is answered by packet too big (ICMPv6 2/0) and fragmentation needed (ICMPv4 3/4),"
                + " which end no connect on Linux")
        .timer(TIMER)
        .each(
            ignored(new IcmpError(IPV6_PACKET_TOO_BIG, 0)),
            ignored(new IcmpError(IPV4_UNREACHABLE, 4)))
        .expect(Case.TIMEOUT);
    table
        .scenario(
            "icmp-reassembly",
            "587 is answered by fragment reassembly time exceeded (ICMPv4 11/1), which ends no"
                + " connect on Linux")
        .timer(TIMER)
        .only(Family.IPV4, ignored(new IcmpError(IPV4_TIME_EXCEEDED, 1)))
        .expect(Case.TIMEOUT);
  }

  private static Map<Integer, Port> ignored(IcmpError error) {
    return Ports.of(Ports.ignoredIcmp(error, TIMER), Ports.refused(), Ports.mail());
  }

  private static Map<Integer, Port> fromHome(Answer answer) {
    return Ports.of(
        Ports.icmp(
            new Treatment.Answer(answer.error, Treatment.Sender.HOME),
            answer.outcome,
            answer.errno),
        Ports.refused(),
        Ports.mail());
  }

  private static void pair(ScenarioTable table, Answer ipv6, Answer ipv4) {
    String name =
        "icmp-v6-%d-%d-v4-%d-%d"
            .formatted(ipv6.error.type(), ipv6.error.code(), ipv4.error.type(), ipv4.error.code());
    String purpose =
        "587 is answered by ICMPv6 %d/%d over IPv6, ICMPv4 %d/%d over IPv4"
            .formatted(ipv6.error.type(), ipv6.error.code(), ipv4.error.type(), ipv4.error.code());
    table
        .scenario(name, purpose)
        .each(
            Ports.of(ipv6.port(), Ports.refused(), Ports.mail()),
            Ports.of(ipv4.port(), Ports.refused(), Ports.mail()))
        .expect(ipv4.outcome == ICMP_HARD ? Case.ICMP_HARD : Case.ICMP_SOFT);
  }

  private static Answer ipv4(int code, Outcome outcome, String errno) {
    return new Answer(new IcmpError(IPV4_UNREACHABLE, code), outcome, errno);
  }

  private static Answer ipv6(int code, Outcome outcome, String errno) {
    return new Answer(new IcmpError(IPV6_UNREACHABLE, code), outcome, errno);
  }

  private record Answer(IcmpError error, Outcome outcome, String errno) {
    Port port() {
      return Ports.icmp(error, outcome, errno);
    }
  }
}
