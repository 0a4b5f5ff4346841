package org.sendpath.report;

import java.util.OptionalLong;

/** {@link Agent} as JSON. */
final class AgentJson {
  private AgentJson() {}

  static Agent read(JsonReader in) throws InvalidReportException {
    String version = null;
    String os = null;
    String osVersion = null;
    String arch = null;
    String java = null;
    Evidence evidence = null;
    OptionalLong timerMicros = OptionalLong.empty();
    UnknownReader unknown = new UnknownReader(in);
    in.beginObject();
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case "version" -> version = in.text();
        case "os" -> os = in.text();
        case "osVersion" -> osVersion = in.text();
        case "arch" -> arch = in.text();
        case "java" -> java = in.text();
        case "evidence" -> evidence = in.word(Vocabulary.EVIDENCE);
        case "timerMicros" -> timerMicros = OptionalLong.of(in.number());
        default -> unknown.keep(name);
      }
    }
    return new Agent(version, os, osVersion, arch, java, evidence, timerMicros, unknown.fields());
  }

  static void write(Agent agent, JsonWriter out) {
    out.beginObject();
    out.text("version", agent.version());
    out.text("os", agent.os());
    out.text("osVersion", agent.osVersion());
    out.text("arch", agent.arch());
    out.text("java", agent.java());
    out.word("evidence", Vocabulary.EVIDENCE, agent.evidence());
    out.number("timerMicros", agent.timerMicros());
    out.endObject(agent.unknown());
  }
}
