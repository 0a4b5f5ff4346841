package org.sendpath.lab.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportCodec;

/**
 * From end to end: volunteers measure and upload with the built agent, the built collector counts
 * each pair once, is killed and started again, and a volunteer withdraws a report. The built
 * analysis gets the reports from the collector, and gives the same tables.
 */
public final class CollectorCheck {
  private final Places places;
  private final Enclosure enclosure;
  private final PrintStream out;
  private final List<Fact> facts = new ArrayList<>();

  public CollectorCheck(Places places, Enclosure enclosure, PrintStream out) {
    this.places = places;
    this.enclosure = enclosure;
    this.out = out;
  }

  /**
   * Goes through it all, and prints what was expected beside what came.
   *
   * @return whether all came as expected
   */
  public boolean run() throws Exception {
    Lab lab = Lab.up(enclosure, Scenarios.list());
    Path results = places.results().resolve("collector");
    Files.createDirectories(results);
    LabCollector collector =
        LabCollector.of(lab, places, Files.createTempDirectory(results, "run"));
    collector.start();
    Volunteers volunteers =
        new Volunteers(AgentRuns.of(lab, places.java(), places.agent()), collector, results);

    Path first = volunteers.probe("one", "open");
    volunteers.probe("one", "open");
    volunteers.probe("two", "open");
    Path refused = volunteers.probe("one", "reset-all");
    volunteers.probe("two", "silent-all");
    expectTables(
        collector, "after five reports", 5, 4, Map.of("open", 2, "reset", 1, "timeout", 1));
    expect("the first report again: status", 200, collector.post(first).statusCode());
    expect("its receipt is listed: exit status", 0, volunteers.run("one", "reports", "list"));

    collector.kill();
    collector.start();
    expectTables(collector, "after a kill", 5, 4, Map.of("open", 2, "reset", 1, "timeout", 1));

    expect("withdrawal", 0, volunteers.run("one", "reports", "withdraw", id(refused).toString()));
    expectTables(collector, "after a withdrawal", 4, 3, Map.of("open", 2, "timeout", 1));
    expectSameTables(lab, collector, Files.createTempDirectory(results, "analysis"));
    expect("the collector's exit status", 0, collector.stop());

    boolean well = facts.stream().allMatch(Fact::holds);
    facts.forEach(fact -> out.println("  " + fact));
    out.println(well ? "all as expected" : "NOT all as expected");
    return well;
  }

  /** Volunteers, each with a home and so with a pseudonym. */
  private final class Volunteers {
    private final AgentRuns runs;
    private final LabCollector collector;
    private final Path results;
    private int count;

    Volunteers(AgentRuns runs, LabCollector collector, Path results) {
      this.runs = runs;
      this.collector = collector;
      this.results = results;
    }

    /** Measures and uploads; the report as the agent printed it. */
    Path probe(String volunteer, String scenarioName) throws IOException, InterruptedException {
      Scenario scenario = Scenarios.find(scenarioName).orElseThrow();
      List<String> arguments =
          new ArrayList<>(List.of("probe", scenario.server(), "--json", "--samples", "1"));
      arguments.addAll(List.of("--kind", "isp", "--yes", "--collector", collector.address()));
      arguments.addAll(scenario.arguments());
      Path report = results.resolve(++count + "-" + scenarioName + ".json");
      expect(
          "volunteer " + volunteer + " measures " + scenarioName + ": exit status",
          0,
          runs.run(scenario.client(), home(volunteer), arguments, report, errors()));
      return report;
    }

    int run(String volunteer, String... arguments) throws IOException, InterruptedException {
      Path output = results.resolve(++count + "-output.txt");
      return runs.run(Client.DUAL, home(volunteer), List.of(arguments), output, errors());
    }

    private Path home(String volunteer) throws IOException {
      return runs.home("volunteer-" + volunteer);
    }

    private Path errors() {
      return results.resolve(count + "-errors.txt");
    }
  }

  private void expectTables(
      LabCollector collector, String when, int reports, int pairs, Map<String, Integer> cases)
      throws IOException, InterruptedException {
    expect(
        "funnel " + when,
        "stage,count reports," + reports + " without-local," + reports + " pairs," + pairs,
        lines(collector.get("/v1/tables/funnel.csv").body()));
    expect(
        "cases " + when,
        cases.entrySet().stream()
            .map(entry -> entry.getKey() + "," + entry.getValue())
            .sorted()
            .collect(Collectors.joining(" ")),
        collector
            .get("/v1/tables/cases.csv")
            .body()
            .lines()
            .skip(1)
            .map(line -> line.split(",", 3))
            .filter(row -> !row[1].equals("0"))
            .map(row -> row[0] + "," + row[1])
            .sorted()
            .collect(Collectors.joining(" ")));
  }

  /** The analysis reads what the collector has. */
  private void expectSameTables(Lab lab, LabCollector collector, Path folder)
      throws IOException, InterruptedException {
    String token = collector.token();
    Path tokenFile = Files.writeString(folder.resolve("token"), token);
    List<String> command = new ArrayList<>(List.of(places.java().toString()));
    command.addAll(lab.trustArguments());
    command.addAll(List.of("-jar", places.analysis().toString(), "tables", collector.address()));
    command.addAll(List.of("--token-file", tokenFile.toString(), "--out", folder.toString()));
    Process analysis =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    expect("the analysis' exit status", 0, analysis.waitFor());
    for (String table : List.of("funnel", "servers", "cases", "timeouts", "latency", "conflicts")) {
      Path file = folder.resolve(table + ".csv");
      expect(
          "the analysis' " + table,
          lines(collector.get("/v1/tables/" + table + ".csv", token).body()),
          Files.exists(file) ? lines(Files.readString(file)) : "no " + file);
    }
  }

  private static String lines(String csv) {
    return csv.lines().collect(Collectors.joining(" "));
  }

  private static UUID id(Path report) throws IOException, InvalidReportException {
    return new ReportCodec().read(Files.readAllBytes(report)).id();
  }

  private void expect(String what, Object expected, Object got) {
    facts.add(Fact.of(what, expected, got));
  }
}
