package org.sendpath.report;

/** {@link Vantage} as JSON. */
final class VantageJson {
  private VantageJson() {}

  static Vantage read(JsonReader in) throws InvalidReportException {
    Network network = null;
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "network" -> network = in.word(Vocabulary.NETWORK);
        default -> unknown.keep(name);
      }
    }
    return new Vantage(network, unknown.fields());
  }

  static void write(Vantage vantage, JsonWriter out) {
    out.beginObject();
    out.word("network", Vocabulary.NETWORK, vantage.network());
    out.endObject(vantage.unknown());
  }
}
