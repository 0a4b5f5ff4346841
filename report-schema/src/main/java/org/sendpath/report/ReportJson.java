package org.sendpath.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@link Report} as JSON. */
final class ReportJson {
  private ReportJson() {}

  static Report read(JsonReader in) throws InvalidReportException {
    boolean hasFormat = false;
    UUID id = null;
    String experiment = null;
    Instant measuredAt = null;
    Long elapsedMicros = null;
    Agent agent = null;
    String volunteer = null;
    Server server = null;
    Vantage vantage = null;
    List<Resolution> resolutions = null;
    List<Attempt> attempts = null;
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "format" -> hasFormat = isFormat(in);
        case "id" -> id = in.uuid();
        case "experiment" -> experiment = in.text();
        case "measuredAt" -> measuredAt = in.time();
        case "elapsedMicros" -> elapsedMicros = in.number();
        case "agent" -> agent = AgentJson.read(in);
        case "volunteer" -> volunteer = in.text();
        case "server" -> server = ServerJson.read(in);
        case "vantage" -> vantage = VantageJson.read(in);
        case "resolutions" -> resolutions = in.list(ResolutionJson::read);
        case "attempts" -> attempts = in.list(AttemptJson::read);
        default -> unknown.keep(name);
      }
    }
    Check.refuseIf(!hasFormat, "format", "is missing: must be " + Report.FORMAT);
    Check.present("elapsedMicros", elapsedMicros);
    return new Report(
        id,
        experiment,
        measuredAt,
        elapsedMicros,
        agent,
        volunteer,
        server,
        vantage,
        resolutions,
        attempts,
        unknown.fields());
  }

  static void write(Report report, JsonWriter out) {
    out.beginObject();
    out.text("format", Report.FORMAT);
    out.text("id", report.id().toString());
    out.text("experiment", report.experiment());
    out.time("measuredAt", report.measuredAt());
    out.number("elapsedMicros", report.elapsedMicros());
    out.object("agent", report.agent(), AgentJson::write);
    out.text("volunteer", report.volunteer());
    out.object("server", report.server(), ServerJson::write);
    out.object("vantage", report.vantage(), VantageJson::write);
    out.objects("resolutions", report.resolutions(), ResolutionJson::write);
    out.objects("attempts", report.attempts(), AttemptJson::write);
    out.endObject(report.unknown());
  }

  private static boolean isFormat(JsonReader in) throws InvalidReportException {
    if (!in.text().equals(Report.FORMAT)) {
      throw in.refusal(
          "must be "
              + Report.FORMAT
              + ", the one format that this version reads: a newer format needs a newer Sendpath");
    }
    return true;
  }
}
