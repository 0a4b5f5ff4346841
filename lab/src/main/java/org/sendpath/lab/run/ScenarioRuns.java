package org.sendpath.lab.run;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.lab.server.Postfix;

/** Runs scenarios inside an enclosure, and prints expected beside got. */
public final class ScenarioRuns {
  private final Places places;
  private final Enclosure enclosure;
  private final PrintStream out;

  public ScenarioRuns(Places places, Enclosure enclosure, PrintStream out) {
    this.places = places;
    this.enclosure = enclosure;
    this.out = out;
  }

  /**
   * Runs the scenarios called {@code names}, or all, in both passes.
   *
   * @return whether all that was expected came true
   * @throws IllegalArgumentException if there is no such scenario
   */
  public boolean run(List<String> names) throws Exception {
    long startNanos = System.nanoTime();
    List<Scenario> scenarios = possible(chosen(names));
    // All servers, whatever is run: scenarios may lead to each other's.
    Lab lab = Lab.up(enclosure, Scenarios.list());
    AgentRuns runs = AgentRuns.of(lab, places.java(), places.agent());
    new Suite(runs, places.results()).run(scenarios, List.of(Pass.values()));
    boolean held = true;
    for (Pass pass : Pass.values()) {
      for (Scenario scenario : scenarios) {
        held &= print(scenario, pass, !names.isEmpty());
      }
    }
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    out.printf(
        Locale.ROOT,
        "%d scenarios in %d passes, %.0f s, %s; all that came of them is in %s%n",
        scenarios.size(),
        Pass.values().length,
        seconds,
        held ? "all as expected" : "NOT all as expected",
        places.results());
    return held;
  }

  private static List<Scenario> chosen(List<String> names) {
    if (names.isEmpty()) {
      return Scenarios.list();
    }
    List<Scenario> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          Scenarios.find(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no scenario is called " + name + "; `lab shell` lists them")));
    }
    return chosen;
  }

  private List<Scenario> possible(List<Scenario> scenarios) {
    List<Scenario> possible = new ArrayList<>(scenarios);
    Postfix.unavailable()
        .ifPresent(
            reason -> {
              if (possible.removeIf(Scenario::needsPostfix)) {
                out.println("left out: postfix: " + reason);
              }
            });
    return possible;
  }

  private boolean print(Scenario scenario, Pass pass, boolean verbose) throws Exception {
    List<Fact> facts =
        Comparison.of(scenario, pass, ResultFolder.of(places.results(), pass, scenario));
    List<Fact> wrong = facts.stream().filter(fact -> !fact.holds()).toList();
    String verdict = wrong.isEmpty() ? "as expected" : "NOT as expected";
    out.printf("%-12s %-30s %s%n", pass.title(), scenario.name(), verdict);
    (verbose ? facts : wrong).forEach(fact -> out.println("  " + fact));
    return wrong.isEmpty();
  }
}
