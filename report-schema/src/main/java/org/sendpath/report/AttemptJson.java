package org.sendpath.report;

import java.util.Optional;
import java.util.OptionalInt;

/** {@link Attempt} as JSON. */
final class AttemptJson {
  private AttemptJson() {}

  static Attempt read(JsonReader in) throws InvalidReportException {
    Target target = null;
    Integer port = null;
    Family family = null;
    String address = null;
    Integer sample = null;
    Long startMicros = null;
    Long elapsedMicros = null;
    Clock clock = null;
    Outcome outcome = null;
    Evidence evidence = null;
    Optional<String> errno = Optional.empty();
    Optional<Icmp> icmp = Optional.empty();
    OptionalInt synRetransmits = OptionalInt.empty();
    Optional<Session> session = Optional.empty();
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "target" -> target = in.word(Vocabulary.TARGET);
        case "port" -> port = in.smallNumber();
        case "family" -> family = in.word(Vocabulary.FAMILY);
        case "address" -> address = in.text();
        case "sample" -> sample = in.smallNumber();
        case "startMicros" -> startMicros = in.number();
        case "elapsedMicros" -> elapsedMicros = in.number();
        case "clock" -> clock = in.word(Vocabulary.CLOCK);
        case "outcome" -> outcome = in.word(Vocabulary.OUTCOME);
        case "evidence" -> evidence = in.word(Vocabulary.EVIDENCE);
        case "errno" -> errno = Optional.of(in.text());
        case "icmp" -> icmp = Optional.of(IcmpJson.read(in));
        case "synRetransmits" -> synRetransmits = OptionalInt.of(in.smallNumber());
        case "session" -> session = Optional.of(SessionJson.read(in));
        default -> unknown.keep(name);
      }
    }
    Check.present("port", port);
    Check.present("sample", sample);
    Check.present("startMicros", startMicros);
    Check.present("elapsedMicros", elapsedMicros);
    return new Attempt(
        target,
        port,
        family,
        address,
        sample,
        startMicros,
        elapsedMicros,
        clock,
        outcome,
        evidence,
        errno,
        icmp,
        synRetransmits,
        session,
        unknown.fields());
  }

  static void write(Attempt attempt, JsonWriter out) {
    out.beginObject();
    out.word("target", Vocabulary.TARGET, attempt.target());
    out.number("port", attempt.port());
    out.word("family", Vocabulary.FAMILY, attempt.family());
    out.text("address", attempt.address());
    out.number("sample", attempt.sample());
    out.number("startMicros", attempt.startMicros());
    out.number("elapsedMicros", attempt.elapsedMicros());
    out.word("clock", Vocabulary.CLOCK, attempt.clock());
    out.word("outcome", Vocabulary.OUTCOME, attempt.outcome());
    out.word("evidence", Vocabulary.EVIDENCE, attempt.evidence());
    out.text("errno", attempt.errno());
    out.object("icmp", attempt.icmp(), IcmpJson::write);
    out.number("synRetransmits", attempt.synRetransmits());
    out.object("session", attempt.session(), SessionJson::write);
    out.endObject(attempt.unknown());
  }
}
