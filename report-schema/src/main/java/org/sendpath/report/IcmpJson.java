package org.sendpath.report;

/** {@link Icmp} as JSON. */
final class IcmpJson {
  private IcmpJson() {}

  static Icmp read(JsonReader in) throws InvalidReportException {
    Integer type = null;
    Integer code = null;
    String from = null;
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "type" -> type = in.smallNumber();
        case "code" -> code = in.smallNumber();
        case "from" -> from = in.text();
        default -> unknown.keep(name);
      }
    }
    Check.present("type", type);
    Check.present("code", code);
    return new Icmp(type, code, from, unknown.fields());
  }

  static void write(Icmp icmp, JsonWriter out) {
    out.beginObject();
    out.number("type", icmp.type());
    out.number("code", icmp.code());
    out.text("from", icmp.from());
    out.endObject(icmp.unknown());
  }
}
