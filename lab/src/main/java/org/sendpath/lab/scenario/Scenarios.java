package org.sendpath.lab.scenario;

import java.util.List;
import java.util.Optional;

/** The table of all scenarios. */
public final class Scenarios {
  private static final List<Scenario> ALL = all();

  private Scenarios() {}

  /** All scenarios, in the order of the documentation. */
  public static List<Scenario> list() {
    return ALL;
  }

  /** The scenario called {@code name}. */
  public static Optional<Scenario> find(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static List<Scenario> all() {
    ScenarioTable table = new ScenarioTable();
    TcpScenarios.addTo(table);
    IcmpScenarios.addTo(table);
    LocalScenarios.addTo(table);
    NameScenarios.addTo(table);
    SmtpScenarios.addTo(table);
    TlsScenarios.addTo(table);
    return table.scenarios();
  }
}
