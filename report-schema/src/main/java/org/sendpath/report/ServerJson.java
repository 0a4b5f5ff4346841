package org.sendpath.report;

/** {@link Server} as JSON. */
final class ServerJson {
  private ServerJson() {}

  static Server read(JsonReader in) throws InvalidReportException {
    String serverName = null;
    ServerKind kind = null;
    Route route = null;
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "name" -> serverName = in.text();
        case "kind" -> kind = in.word(Vocabulary.SERVER_KIND);
        case "route" -> route = in.word(Vocabulary.ROUTE);
        default -> unknown.keep(name);
      }
    }
    return new Server(serverName, kind, route, unknown.fields());
  }

  static void write(Server server, JsonWriter out) {
    out.beginObject();
    out.text("name", server.name());
    out.word("kind", Vocabulary.SERVER_KIND, server.kind());
    out.word("route", Vocabulary.ROUTE, server.route());
    out.endObject(server.unknown());
  }
}
