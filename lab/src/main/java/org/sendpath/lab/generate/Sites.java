package org.sendpath.lab.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sendpath.lab.generate.Site.Port;
import org.sendpath.report.Family;
import org.sendpath.report.Route;
import org.sendpath.report.Server;
import org.sendpath.report.ServerKind;
import org.sendpath.report.UnknownFields;

/**
 * The servers there are. Which one a volunteer uses follows Zipf's law within its kind, flattened
 * at the head (Mandelbrot), so that no single server makes a table's share.
 */
final class Sites {
  /** The greater, the flatter. */
  private static final double FLATTENING = 12;

  /** Multiples of it, modulo 1, fill the unit interval evenly from the first one on. */
  private static final double GOLDEN = 0.618_033_988_749_894_9;

  /** Table 4.2; what the volunteer calls unknown is of any other kind. */
  private static final Weighted<ServerKind> KINDS =
      new Weighted<ServerKind>()
          .with(ServerKind.ISP, 16)
          .with(ServerKind.ASP, 1)
          .with(ServerKind.COMPANY, 6)
          .with(ServerKind.UNIVERSITY, 2);

  /** Table 4.3 without SSH and SSL; cases 3 and 4, which the paper did not meet, are rare. */
  private static final Weighted<Answer> SUBMISSION =
      new Weighted<Answer>()
          .with(Answer.OPEN, 0.52)
          .with(Answer.RESET, 0.28)
          .with(Answer.SILENCE, 0.145)
          .with(Answer.PORT_UNREACHABLE, 0.015)
          .with(Answer.PROHIBITED, 0.012)
          .with(Answer.HOST_PROHIBITED, 0.008)
          .with(Answer.HOST_UNREACHABLE, 0.013)
          .with(Answer.NETWORK_UNREACHABLE, 0.007);

  private static final List<String> ENDINGS =
      List.of(".example", ".example.jp", ".example.jp", ".example.com", ".example.net");

  private static final List<String> HOSTS = List.of("smtp", "mail", "mx", "mail%d", "smtp-%d");
  private static final double HAS_IPV6_SHARE = 0.42;
  private static final double SECOND_ADDRESS_SHARE = 0.08;

  private final Map<ServerKind, List<Site>> sites = new EnumMap<>(ServerKind.class);

  Sites(long seed) {
    put(seed, ServerKind.ISP, 600, 1, "isp");
    put(seed, ServerKind.ASP, 150, 2, "asp");
    put(seed, ServerKind.COMPANY, 12_000, 3, "company");
    put(seed, ServerKind.UNIVERSITY, 700, 4, "univ");
  }

  Site draw(Draws draws) {
    List<Site> ofKind = sites.get(KINDS.draw(draws));
    double head = FLATTENING;
    double ratio = StrictMath.log((head + ofKind.size()) / head);
    int rank = (int) (head * StrictMath.exp(ratio * draws.unit()) - head);
    return ofKind.get(Math.min(rank, ofKind.size() - 1));
  }

  /**
   * @param block of IPv6 networks, one for each kind
   */
  private void put(long seed, ServerKind kind, int number, int block, String word) {
    List<Site> ofKind = new ArrayList<>(number);
    for (int rank = 0; rank < number; rank++) {
      int network = (block << 16) + rank;
      String domain = word + (rank + 1);
      ofKind.add(site(kind, rank, network, domain, Draws.of(seed, Draws.Purpose.SITE, network)));
    }
    sites.put(kind, ofKind);
  }

  private static Site site(ServerKind kind, int rank, int network, String domain, Draws draws) {
    String host = draws.pick(HOSTS).formatted(1 + draws.below(200));
    String name = host + "." + domain + draws.pick(ENDINGS);
    int hostNumber = draws.below(0xffff);
    boolean second = draws.chance(SECOND_ADDRESS_SHARE);
    List<String> ipv4 = new ArrayList<>(List.of(DocumentationAddresses.ipv4(hostNumber)));
    List<String> ipv6 = new ArrayList<>();
    if (draws.chance(HAS_IPV6_SHARE)) {
      ipv6.add(DocumentationAddresses.ipv6(network, hostNumber + 1));
    }
    if (second) {
      ipv4.add(DocumentationAddresses.ipv4(hostNumber + 1));
    }
    // Spread evenly over the ranks: drawn, the first few servers would decide the tables.
    Answer submission = SUBMISSION.at((rank * GOLDEN + draws.unit() / 1000) % 1);
    return new Site(
        new Server(name, kind, Route.DIRECT, UnknownFields.NONE),
        Map.of(Family.IPV4, ipv4, Family.IPV6, ipv6),
        answers(submission, draws),
        Site.services(name, Software.draw(draws), draws),
        Map.of(
            Family.IPV4,
            DocumentationAddresses.ipv4(draws.below(0xffff)),
            Family.IPV6,
            DocumentationAddresses.ipv6(network, 0xfffe)),
        roundTripMicros(draws));
  }

  private static Map<Port, Answer> answers(Answer submission, Draws draws) {
    Map<Port, Answer> answers = new EnumMap<>(Port.class);
    answers.put(Port.SUBMISSION, submission);
    boolean filtered = submission != Answer.OPEN && submission != Answer.RESET;
    Answer closed = filtered ? submission : Answer.RESET;
    double withSubmissions = submission == Answer.OPEN ? 0.75 : 0.35;
    answers.put(Port.SUBMISSIONS, draws.chance(withSubmissions) ? Answer.OPEN : closed);
    answers.put(Port.SMTP, draws.chance(0.96) ? Answer.OPEN : closed);
    answers.put(Port.SSH, Answer.OPEN);
    return answers;
  }

  /** Most are in the volunteers' country, some beyond an ocean. */
  private static double roundTripMicros(Draws draws) {
    return draws.chance(0.88) ? draws.logNormal(9_000, 0.6) : draws.logNormal(130_000, 0.3);
  }
}
