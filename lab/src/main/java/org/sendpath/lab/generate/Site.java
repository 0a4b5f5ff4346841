package org.sendpath.lab.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sendpath.report.Family;
import org.sendpath.report.Server;

/**
 * A mail server, the same for all its volunteers.
 *
 * @param server as a volunteer who reaches it directly calls it
 * @param addresses of each family; none: the name has no address of that family
 * @param answers of each port: what the host, or the filter before it, sends to everybody
 * @param services of each port, if it is open
 * @param routers who sends ICMP errors about it
 * @param roundTripMicros between it and a volunteer's provider
 */
record Site(
    Server server,
    Map<Family, List<String>> addresses,
    Map<Port, Answer> answers,
    Map<Port, SmtpService> services,
    Map<Family, String> routers,
    double roundTripMicros) {
  /** The ports that the agent asks, in its order. */
  enum Port {
    SUBMISSION(587),
    SUBMISSIONS(465),
    SMTP(25),
    SSH(22);

    private final int number;

    Port(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  Site {
    addresses =
        Map.of(
            Family.IPV4, List.copyOf(addresses.get(Family.IPV4)),
            Family.IPV6, List.copyOf(addresses.get(Family.IPV6)));
    answers = Map.copyOf(answers);
    services = Map.copyOf(services);
    routers = Map.copyOf(routers);
  }

  String name() {
    return server.name();
  }

  /** The services of a server, drawn together since one program serves all ports. */
  static Map<Port, SmtpService> services(String name, Software software, Draws draws) {
    Optional<Certificate> certificate = Optional.of(Certificate.draw(draws));
    List<String> offered = draws.chance(0.95) ? software.mechanisms() : List.of();
    List<String> inClear = draws.chance(0.15) ? offered : List.of();
    List<String> onSmtp = draws.chance(0.2) ? offered : List.of();
    boolean tlsOnSubmission = draws.chance(0.96);
    boolean tlsOnSmtp = draws.chance(0.85);
    long greetPauseMicros = draws.chance(0.03) ? draws.between(5, 30) * 1_000_000 : 0;
    Map<Port, SmtpService> services = new EnumMap<>(Port.class);
    services.put(
        Port.SUBMISSION,
        clear(
            software,
            name,
            tlsOnSubmission ? certificate : Optional.empty(),
            tlsOnSubmission ? inClear : offered,
            offered,
            0));
    services.put(
        Port.SUBMISSIONS,
        new SmtpService(
            software.greeting(name),
            List.copyOf(software.capabilities(false, offered)),
            Optional.empty(),
            Optional.of(List.copyOf(offered)),
            certificate,
            true,
            0));
    services.put(
        Port.SMTP,
        clear(
            software,
            name,
            tlsOnSmtp ? certificate : Optional.empty(),
            List.of(),
            onSmtp,
            greetPauseMicros));
    return services;
  }

  private static SmtpService clear(
      Software software,
      String name,
      Optional<Certificate> certificate,
      List<String> authBeforeTls,
      List<String> authAfterTls,
      long greetPauseMicros) {
    return new SmtpService(
        software.greeting(name),
        List.copyOf(software.capabilities(certificate.isPresent(), authBeforeTls)),
        Optional.of(List.copyOf(authBeforeTls)),
        certificate.map(shown -> List.copyOf(authAfterTls)),
        certificate,
        false,
        greetPauseMicros);
  }
}
