package org.sendpath.report;

import java.time.Instant;
import java.util.Optional;

/** {@link Tls} as JSON. */
final class TlsJson {
  private TlsJson() {}

  static Tls read(JsonReader in) throws InvalidReportException {
    String version = null;
    String cipher = null;
    Long elapsedMicros = null;
    Trust trust = null;
    Boolean hostnameMatches = null;
    Optional<Instant> notAfter = Optional.empty();
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "version" -> version = in.text();
        case "cipher" -> cipher = in.text();
        case "elapsedMicros" -> elapsedMicros = in.number();
        case "trust" -> trust = in.word(Vocabulary.TRUST);
        case "hostnameMatches" -> hostnameMatches = in.truth();
        case "notAfter" -> notAfter = Optional.of(in.time());
        default -> unknown.keep(name);
      }
    }
    Check.present("elapsedMicros", elapsedMicros);
    Check.present("hostnameMatches", hostnameMatches);
    return new Tls(
        version, cipher, elapsedMicros, trust, hostnameMatches, notAfter, unknown.fields());
  }

  static void write(Tls tls, JsonWriter out) {
    out.beginObject();
    out.text("version", tls.version());
    out.text("cipher", tls.cipher());
    out.number("elapsedMicros", tls.elapsedMicros());
    out.word("trust", Vocabulary.TRUST, tls.trust());
    out.truth("hostnameMatches", tls.hostnameMatches());
    out.time("notAfter", tls.notAfter());
    out.endObject(tls.unknown());
  }
}
