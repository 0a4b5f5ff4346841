package org.sendpath.report;

import static org.sendpath.report.ValueArbitraries.addresses;
import static org.sendpath.report.ValueArbitraries.bytes;
import static org.sendpath.report.ValueArbitraries.lines;
import static org.sendpath.report.ValueArbitraries.micros;
import static org.sendpath.report.ValueArbitraries.optionalInts;
import static org.sendpath.report.ValueArbitraries.optionalLongs;
import static org.sendpath.report.ValueArbitraries.texts;
import static org.sendpath.report.ValueArbitraries.times;
import static org.sendpath.report.ValueArbitraries.unknown;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Every kind of report that the format allows, and no other. */
final class ReportArbitraries {
  private ReportArbitraries() {}

  static Arbitrary<Report> reports() {
    Arbitrary<Head> heads =
        Combinators.combine(
                ValueArbitraries.ids(),
                texts("abcxyz0189-", 0, 20).map(text -> "e" + text),
                times(),
                micros())
            .as(Head::new);
    return Combinators.combine(
            heads,
            agents(),
            texts("abcdefghijklmnopqrstuvwxyz234567", 16, 64).map(text -> "v1-" + text),
            servers(),
            Combinators.combine(Arbitraries.of(Network.class), unknown()).as(Vantage::new),
            resolutions().list().ofMaxSize(4),
            attempts().list().ofMaxSize(5),
            unknown())
        .as(
            (head, agent, volunteer, server, vantage, resolutions, attempts, unknown) ->
                new Report(
                    head.id,
                    head.experiment,
                    head.measuredAt,
                    head.elapsedMicros,
                    agent,
                    volunteer,
                    server,
                    vantage,
                    resolutions,
                    attempts,
                    unknown));
  }

  private static Arbitrary<Agent> agents() {
    return Combinators.combine(
            lines(),
            lines(),
            lines(),
            lines(),
            lines(),
            Arbitraries.of(Evidence.KERNEL, Evidence.ERRNO),
            optionalLongs(Arbitraries.longs().between(1, Check.MAX_MICROS)),
            unknown())
        .as(Agent::new);
  }

  private static Arbitrary<Server> servers() {
    return Combinators.combine(
            ValueArbitraries.serverNames(),
            Arbitraries.of(ServerKind.class),
            Arbitraries.of(Route.class),
            unknown())
        .as(Server::new);
  }

  private static Arbitrary<Resolution> resolutions() {
    return Combinators.combine(
            Arbitraries.of(Target.class),
            Arbitraries.of(Family.class),
            Arbitraries.of(ResolutionStatus.class),
            micros(),
            unknown())
        .flatAs(
            (target, family, status, elapsedMicros, unknown) ->
                addressLists(family, status)
                    .map(
                        list ->
                            new Resolution(target, family, status, list, elapsedMicros, unknown)));
  }

  private static Arbitrary<List<String>> addressLists(Family family, ResolutionStatus status) {
    return switch (status) {
      case OK -> addresses(family).list().ofMinSize(1).ofMaxSize(4);
      case LITERAL -> addresses(family).list().ofMaxSize(1);
      case NODATA, NXDOMAIN, SERVFAIL, REFUSED, TIMEOUT, ERROR -> Arbitraries.just(List.of());
    };
  }

  private static Arbitrary<Attempt> attempts() {
    Arbitrary<Place> places =
        Arbitraries.of(Family.class)
            .flatMap(family -> addresses(family).map(address -> new Place(family, address)));
    Arbitrary<Integer> samples =
        Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 99));
    Arbitrary<Times> times = Combinators.combine(micros(), micros()).as(Times::new);
    Arbitrary<Ending> endings =
        Combinators.combine(
                Arbitraries.of(Outcome.class).flatMap(ReportArbitraries::endings),
                Arbitraries.of(Clock.class),
                optionalInts(Arbitraries.integers().between(0, 1000)))
            .as(Ending::new);
    return Combinators.combine(
            Arbitraries.of(Target.class),
            Arbitraries.integers().between(1, 65_535),
            places,
            samples,
            times,
            endings,
            sessions().optional(),
            unknown())
        .as(
            (target, port, place, sample, at, ending, session, unknown) ->
                new Attempt(
                    target,
                    port,
                    place.family,
                    place.address,
                    sample,
                    at.startMicros,
                    at.elapsedMicros,
                    ending.clock,
                    ending.known.outcome,
                    ending.known.evidence,
                    ending.known.errno,
                    ending.known.icmp,
                    ending.synRetransmits,
                    session.filter(some -> sample == 0 && ending.known.outcome == Outcome.OPEN),
                    unknown));
  }

  private static Arbitrary<Known> endings(Outcome outcome) {
    Optional<Icmp> none = Optional.empty();
    Arbitrary<Evidence> systems = Arbitraries.of(Evidence.KERNEL, Evidence.ERRNO);
    Arbitrary<Optional<String>> errnos =
        texts("ABCEINORTU_129", 1, 12).map(text -> "E" + text).optional();
    return Combinators.combine(systems, errnos, icmps().optional())
        .as(
            (system, errno, icmp) ->
                switch (outcome) {
                  case OPEN -> new Known(outcome, system, Optional.empty(), none);
                  case RESET, ICMP_UNKNOWN -> new Known(outcome, system, errno, none);
                  case TIMEOUT ->
                      new Known(outcome, errno.isEmpty() ? Evidence.TIMER : system, errno, none);
                  case ICMP_HARD, ICMP_SOFT ->
                      new Known(
                          outcome, icmp.isEmpty() ? Evidence.ERRNO : Evidence.KERNEL, errno, icmp);
                  case UNSENT ->
                      new Known(outcome, icmp.isEmpty() ? system : Evidence.KERNEL, errno, icmp);
                });
  }

  private static Arbitrary<Icmp> icmps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 255),
            Arbitraries.integers().between(0, 255),
            Arbitraries.of(Family.class).flatMap(ValueArbitraries::addresses),
            unknown())
        .as(Icmp::new);
  }

  private static Arbitrary<Session> sessions() {
    Arbitrary<Greeting> greetings =
        Combinators.combine(
                optionalLongs(micros()),
                bytes().ofMaxLength(60).optional(),
                optionalInts(Arbitraries.integers().between(0, 999)))
            .as(Greeting::new);
    Arbitrary<Optional<List<String>>> capabilities =
        bytes().excludeChars('\r', '\n').ofMaxLength(30).list().ofMaxSize(5).optional();
    return Combinators.combine(
            greetings,
            capabilities,
            mechanisms(),
            Arbitraries.of(StartTls.class).optional(),
            tls().optional(),
            mechanisms(),
            Arbitraries.of(SessionFailure.class).optional(),
            unknown())
        .as(ReportArbitraries::session);
  }

  private static Session session(
      Greeting greeting,
      Optional<List<String>> capabilities,
      Optional<List<String>> authBeforeTls,
      Optional<StartTls> startTls,
      Optional<Tls> tls,
      Optional<List<String>> authAfterTls,
      Optional<SessionFailure> failure,
      UnknownFields unknown) {
    return new Session(
        greeting.micros,
        greeting.text,
        greeting.text.isEmpty() ? OptionalInt.empty() : greeting.code,
        capabilities,
        authBeforeTls,
        startTls.filter(word -> tls.isPresent() || word != StartTls.ACCEPTED),
        tls,
        authAfterTls.filter(mechanisms -> tls.isPresent()),
        failure,
        unknown);
  }

  private static Arbitrary<Optional<List<String>>> mechanisms() {
    Arbitrary<String> mechanism =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
    return mechanism.list().ofMaxSize(4).optional();
  }

  private static Arbitrary<Tls> tls() {
    return Combinators.combine(
            lines(),
            lines(),
            micros(),
            Arbitraries.of(Trust.class),
            Arbitraries.of(true, false),
            times().optional(),
            unknown())
        .as(Tls::new);
  }

  private record Head(UUID id, String experiment, Instant measuredAt, long elapsedMicros) {}

  private record Place(Family family, String address) {}

  private record Times(long startMicros, long elapsedMicros) {}

  private record Known(
      Outcome outcome, Evidence evidence, Optional<String> errno, Optional<Icmp> icmp) {}

  private record Ending(Known known, Clock clock, OptionalInt synRetransmits) {}

  private record Greeting(OptionalLong micros, Optional<String> text, OptionalInt code) {}
}
