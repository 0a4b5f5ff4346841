package org.sendpath.lab.generate;

import org.sendpath.lab.generate.Site.Port;
import org.sendpath.report.Family;
import org.sendpath.report.Network;

/**
 * Where a volunteer measures from, and what that network does to its way out.
 *
 * @param smtp what port 25 of other providers' servers answers (OP25B); {@code OPEN}: what the
 *     servers say
 * @param accessMicros the round trip to the provider
 */
record Surroundings(Network network, Ipv6 ipv6, Answer smtp, double accessMicros) {
  /** How IPv6 is there. */
  enum Ipv6 {
    WORKING,
    MISSING,
    /** Announced, and leading nowhere. */
    SILENT
  }

  private static final Weighted<Network> NETWORKS =
      new Weighted<Network>()
          .with(Network.HOME, 0.55)
          .with(Network.OFFICE, 0.17)
          .with(Network.CAMPUS, 0.08)
          .with(Network.MOBILE, 0.1)
          .with(Network.PUBLIC, 0.04)
          .with(Network.UNKNOWN, 0.06);

  private static final Weighted<Ipv6> IPV6 =
      new Weighted<Ipv6>()
          .with(Ipv6.WORKING, 0.52)
          .with(Ipv6.MISSING, 0.46)
          .with(Ipv6.SILENT, 0.02);

  private static final Weighted<Answer> BLOCK =
      new Weighted<Answer>()
          .with(Answer.SILENCE, 0.8)
          .with(Answer.RESET, 0.1)
          .with(Answer.PROHIBITED, 0.1);

  /** What a family's way costs against the other's. */
  private static final double IPV6_DETOUR = 1.08;

  private static final double SPREAD = 0.5;

  static Surroundings draw(Draws draws) {
    Network network = NETWORKS.draw(draws);
    boolean blocks = draws.chance(blockShare(network));
    return new Surroundings(
        network,
        IPV6.draw(draws),
        blocks ? BLOCK.draw(draws) : Answer.OPEN,
        draws.logNormal(accessMicros(network), SPREAD));
  }

  /** The same for a server that is on the volunteer's own side of it all. */
  Surroundings inside() {
    return new Surroundings(network, Ipv6.WORKING, Answer.OPEN, 0);
  }

  /**
   * What comes back from a port of a server.
   *
   * @param ownProvider whether the server is this network's own: its port 25 is left open
   */
  Answer answer(Site site, Port port, Family family, boolean ownProvider) {
    if (family == Family.IPV6 && ipv6 == Ipv6.SILENT) {
      return Answer.SILENCE;
    }
    boolean blocked =
        port == Port.SMTP && smtp != Answer.OPEN && !(ownProvider && network == Network.HOME);
    return blocked ? smtp : site.answers().get(port);
  }

  double roundTripMicros(Site site, Family family) {
    double micros = accessMicros + site.roundTripMicros();
    return family == Family.IPV6 ? micros * IPV6_DETOUR : micros;
  }

  private static double blockShare(Network network) {
    return switch (network) {
      case HOME -> 0.7;
      case OFFICE -> 0.15;
      case CAMPUS -> 0.25;
      case MOBILE -> 0.95;
      case PUBLIC -> 0.6;
      case UNKNOWN -> 0.5;
    };
  }

  private static double accessMicros(Network network) {
    return switch (network) {
      case HOME -> 7_000;
      case OFFICE -> 4_000;
      case CAMPUS -> 3_000;
      case MOBILE -> 38_000;
      case PUBLIC -> 15_000;
      case UNKNOWN -> 10_000;
    };
  }
}
