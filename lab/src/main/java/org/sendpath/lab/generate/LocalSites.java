package org.sendpath.lab.generate;

import java.util.List;
import java.util.Map;
import org.sendpath.lab.generate.Site.Port;
import org.sendpath.report.Family;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.UnknownFields;

/** Servers on the volunteer's own machine or network, in each way in which they show. */
final class LocalSites {
  private static final double LOCALHOST_SHARE = 0.45;
  private static final double PRIVATE_SHARE = 0.2;
  private static final int NUMBERS = 1 << 20;

  private LocalSites() {}

  static Site draw(Draws draws) {
    if (draws.chance(LOCALHOST_SHARE)) {
      ServerKind kind = draws.chance(0.5) ? ServerKind.HOME : ServerKind.UNKNOWN;
      return site("localhost", kind, List.of("127.0.0.1"), List.of("::1"), 45, draws);
    }
    int number = draws.below(NUMBERS);
    if (draws.chance(PRIVATE_SHARE)) {
      String address = "192.168." + draws.below(256) + "." + (1 + draws.below(254));
      String name = "mail.office" + number + ".example";
      return site(name, ServerKind.COMPANY, List.of(address), List.of(), 600, draws);
    }
    String name = "mail.home" + number + ".example.net";
    String address = DocumentationAddresses.ipv4(number);
    return site(name, ServerKind.HOME, List.of(address), List.of(), 900, draws);
  }

  private static Site site(
      String name,
      ServerKind kind,
      List<String> ipv4,
      List<String> ipv6,
      double roundTripMicros,
      Draws draws) {
    Answer submission = draws.chance(0.45) ? Answer.OPEN : Answer.RESET;
    return new Site(
        new Server(name, kind, Route.DIRECT, UnknownFields.NONE),
        Map.of(Family.IPV4, ipv4, Family.IPV6, ipv6),
        Map.of(Port.SUBMISSION, submission, Port.SUBMISSIONS, Answer.RESET, Port.SMTP, Answer.OPEN),
        Site.services(name, Software.POSTFIX, draws),
        // Never asked: no router is in between, and no answer here is an ICMP error.
        Map.of(Family.IPV4, "192.0.2.1", Family.IPV6, "2001:db8::1"),
        roundTripMicros);
  }
}
