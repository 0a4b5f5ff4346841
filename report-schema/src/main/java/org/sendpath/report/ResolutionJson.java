package org.sendpath.report;

import java.util.List;

/** {@link Resolution} as JSON. */
final class ResolutionJson {
  private ResolutionJson() {}

  static Resolution read(JsonReader in) throws InvalidReportException {
    Target target = null;
    Family family = null;
    ResolutionStatus status = null;
    List<String> addresses = null;
    Long elapsedMicros = null;
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "target" -> target = in.word(Vocabulary.TARGET);
        case "family" -> family = in.word(Vocabulary.FAMILY);
        case "status" -> status = in.word(Vocabulary.RESOLUTION_STATUS);
        case "addresses" -> addresses = in.list(JsonReader::text);
        case "elapsedMicros" -> elapsedMicros = in.number();
        default -> unknown.keep(name);
      }
    }
    Check.present("elapsedMicros", elapsedMicros);
    return new Resolution(target, family, status, addresses, elapsedMicros, unknown.fields());
  }

  static void write(Resolution resolution, JsonWriter out) {
    out.beginObject();
    out.word("target", Vocabulary.TARGET, resolution.target());
    out.word("family", Vocabulary.FAMILY, resolution.family());
    out.word("status", Vocabulary.RESOLUTION_STATUS, resolution.status());
    out.texts("addresses", resolution.addresses());
    out.number("elapsedMicros", resolution.elapsedMicros());
    out.endObject(resolution.unknown());
  }
}
