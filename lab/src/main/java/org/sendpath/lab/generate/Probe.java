package org.sendpath.lab.generate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.lab.generate.Site.Port;
import org.sendpath.report.Attempt;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Resolution;
import org.sendpath.report.ResolutionStatus;
import org.sendpath.report.Route;
import org.sendpath.report.Session;
import org.sendpath.report.Target;
import org.sendpath.report.UnknownFields;

/**
 * One run of the agent, in its order: both families resolved at once; each family's ports at the
 * same time; at each port the addresses one after another until one opens; at each address that
 * answers a session and two more connects.
 */
final class Probe {
  /** What hinders a whole run. */
  enum Hindrance {
    NONE,
    /** The machine is on no network. */
    NO_NETWORK,
    /** The name cannot be looked up now. */
    NO_NAME
  }

  private static final List<Family> FAMILIES = List.of(Family.IPV6, Family.IPV4);
  private static final List<Port> PORTS = List.of(Port.SUBMISSION, Port.SUBMISSIONS, Port.SMTP);
  private static final List<Port> PORTS_WITH_SSH =
      List.of(Port.SUBMISSION, Port.SUBMISSIONS, Port.SMTP, Port.SSH);
  private static final int SAMPLES = 3;
  private static final long SYN_GAP_MICROS = 20_000;
  private static final double RESOLUTION_MICROS = 9_000;
  private static final double RESOLUTION_SPREAD = 0.9;
  private static final double REJECTED_SHARE = 0.02;

  private final Pair pair;
  private final Surroundings surroundings;
  private final Connects connects;
  private final Hindrance hindrance;
  private final Optional<Answer> submission;
  private final Instant measuredAt;
  private final Draws draws;
  private final List<Resolution> resolutions = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private long endMicros;

  /**
   * @param submission what port 587 answers here, if it is not what the server's answers
   */
  Probe(
      Pair pair,
      Surroundings surroundings,
      Connects connects,
      Hindrance hindrance,
      Optional<Answer> submission,
      Instant measuredAt,
      Draws draws) {
    this.pair = pair;
    this.surroundings = pair.local() ? surroundings.inside() : surroundings;
    this.connects = connects;
    this.hindrance = hindrance;
    this.submission = submission;
    this.measuredAt = measuredAt;
    this.draws = draws;
  }

  void run() {
    for (Family family : FAMILIES) {
      Resolution resolution = resolution(family);
      resolutions.add(resolution);
      List<Port> ports = pair.server().route() == Route.SSH ? PORTS_WITH_SSH : PORTS;
      for (int i = 0; i < ports.size(); i++) {
        long startMicros = resolution.elapsedMicros() + (i + 1) * SYN_GAP_MICROS;
        lane(ports.get(i), family, resolution.addresses(), startMicros);
      }
    }
  }

  List<Resolution> resolutions() {
    return resolutions;
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /** When the last answer was there. */
  long elapsedMicros() {
    return endMicros;
  }

  private Resolution resolution(Family family) {
    List<String> addresses = pair.site().addresses().get(family);
    long micros =
        pair.local()
            ? draws.between(200, 900)
            : (long) draws.logNormal(RESOLUTION_MICROS, RESOLUTION_SPREAD);
    ResolutionStatus status = ResolutionStatus.OK;
    if (hindrance == Hindrance.NO_NAME && !pair.local()) {
      status = ResolutionStatus.SERVFAIL;
      addresses = List.of();
    } else if (addresses.isEmpty()) {
      status = ResolutionStatus.NODATA;
    }
    endMicros = Math.max(endMicros, micros);
    return new Resolution(Target.SERVER, family, status, addresses, micros, UnknownFields.NONE);
  }

  private void lane(Port port, Family family, List<String> addresses, long startMicros) {
    long nowMicros = startMicros + draws.below(2_000);
    for (String address : addresses) {
      boolean open = false;
      for (int sample = 0; sample < SAMPLES; sample++) {
        Connect connect = connect(port, family);
        long sessionMicros = 0;
        Optional<Session> session = Optional.empty();
        if (connect.outcome() == Outcome.OPEN && sample == 0) {
          SmtpService.Spoken spoken =
              speak(port, surroundings.roundTripMicros(pair.site(), family));
          session = Optional.of(spoken.session());
          sessionMicros = spoken.micros();
        }
        attempts.add(attempt(port, family, address, sample, nowMicros, connect, session));
        open = connect.outcome() == Outcome.OPEN;
        nowMicros += connect.elapsedMicros() + sessionMicros + SYN_GAP_MICROS;
        if (!connect.isAnswered()) {
          break;
        }
      }
      if (open) {
        break;
      }
    }
    endMicros = Math.max(endMicros, nowMicros);
  }

  private Connect connect(Port port, Family family) {
    boolean noIpv6 = family == Family.IPV6 && surroundings.ipv6() == Surroundings.Ipv6.MISSING;
    boolean noNetwork = hindrance == Hindrance.NO_NETWORK && !pair.local();
    if (noIpv6 || noNetwork) {
      return connects.unsent();
    }
    Answer usual = surroundings.answer(pair.site(), port, family, pair.ownProvider());
    return connects.connect(
        port == Port.SUBMISSION ? submission.orElse(usual) : usual,
        family,
        pair.site().routers().get(family),
        surroundings.roundTripMicros(pair.site(), family));
  }

  private SmtpService.Spoken speak(Port port, double roundTripMicros) {
    if (port == Port.SSH) {
      return SmtpService.ssh(roundTripMicros, draws);
    }
    if (port == Port.SMTP && draws.chance(REJECTED_SHARE)) {
      return SmtpService.rejected(pair.site().name(), roundTripMicros);
    }
    return pair.site().services().get(port).speak(roundTripMicros, measuredAt, draws);
  }

  private static Attempt attempt(
      Port port,
      Family family,
      String address,
      int sample,
      long startMicros,
      Connect connect,
      Optional<Session> session) {
    return new Attempt(
        Target.SERVER,
        port.number(),
        family,
        address,
        sample,
        startMicros,
        connect.elapsedMicros(),
        connect.clock(),
        connect.outcome(),
        connect.evidence(),
        connect.errno(),
        connect.icmp(),
        connect.synRetransmits(),
        session,
        UnknownFields.NONE);
  }
}
