package org.sendpath.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@link Session} as JSON. */
final class SessionJson {
  private SessionJson() {}

  static Session read(JsonReader in) throws InvalidReportException {
    OptionalLong greetingMicros = OptionalLong.empty();
    Optional<String> greeting = Optional.empty();
    OptionalInt code = OptionalInt.empty();
    Optional<List<String>> capabilities = Optional.empty();
    Optional<List<String>> authBeforeTls = Optional.empty();
    Optional<StartTls> startTls = Optional.empty();
    Optional<Tls> tls = Optional.empty();
    Optional<List<String>> authAfterTls = Optional.empty();
    Optional<SessionFailure> failure = Optional.empty();
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "greetingMicros" -> greetingMicros = OptionalLong.of(in.number());
        case "greeting" -> greeting = Optional.of(in.text());
        case "code" -> code = OptionalInt.of(in.smallNumber());
        case "capabilities" -> capabilities = Optional.of(in.list(JsonReader::text));
        case "authBeforeTls" -> authBeforeTls = Optional.of(in.list(JsonReader::text));
        case "startTls" -> startTls = Optional.of(in.word(Vocabulary.START_TLS));
        case "tls" -> tls = Optional.of(TlsJson.read(in));
        case "authAfterTls" -> authAfterTls = Optional.of(in.list(JsonReader::text));
        case "failure" -> failure = failure(in);
        default -> unknown.keep(name);
      }
    }
    return new Session(
        greetingMicros,
        greeting,
        code,
        capabilities,
        authBeforeTls,
        startTls,
        tls,
        authAfterTls,
        failure,
        unknown.fields());
  }

  static void write(Session session, JsonWriter out) {
    out.beginObject();
    out.number("greetingMicros", session.greetingMicros());
    out.text("greeting", session.greeting());
    out.number("code", session.code());
    out.texts("capabilities", session.capabilities());
    out.texts("authBeforeTls", session.authBeforeTls());
    out.word("startTls", Vocabulary.START_TLS, session.startTls());
    out.object("tls", session.tls(), TlsJson::write);
    out.texts("authAfterTls", session.authAfterTls());
    out.wordOrNull("failure", Vocabulary.SESSION_FAILURE, session.failure());
    out.endObject(session.unknown());
  }

  /** The one field of the format that may be null. */
  private static Optional<SessionFailure> failure(JsonReader in) throws InvalidReportException {
    return in.isNull() ? Optional.empty() : Optional.of(in.word(Vocabulary.SESSION_FAILURE));
  }
}
