package org.sendpath.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sendpath.lab.network.Enclosure;
import org.sendpath.lab.scenario.Scenario;
import org.sendpath.lab.scenario.Scenarios;
import org.sendpath.lab.server.Postfix;

/**
 * Runs the shaded agent in every scenario of the table, in both passes, and holds it to the table.
 * The scenarios run side by side, once, before the first test; each test looks at one of them.
 */
@Tag("lab")
final class LabIT {
  private static final Places PLACES = Places.find();
  private static Enclosure enclosure;

  @BeforeAll
  static void runAll() throws Exception {
    enclosure = LabRequirement.enclosure(PLACES);
    deleteResults();
    Path log = Files.createDirectories(PLACES.results()).resolve("run.txt");
    new Launcher(PLACES, enclosure).run(List.of("run"), Redirect.to(log.toFile()));
  }

  static Stream<Arguments> runs() {
    return Stream.of(Pass.values())
        .flatMap(
            pass -> Scenarios.list().stream().map(scenario -> Arguments.of(pass, scenario.name())));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("runs")
  void report_inScenario_isAsTheTableSays(Pass pass, String name) throws Exception {
    Scenario scenario = Scenarios.find(name).orElseThrow();
    if (scenario.needsPostfix()) {
      LabRequirement.require(Postfix.unavailable());
    }
    ResultFolder folder = ResultFolder.of(PLACES.results(), pass, scenario);
    List<Fact> facts = Comparison.of(scenario, pass, folder);
    assertThat(facts)
        .as(
            "%s in pass %s: %s; report, capture and the rest are in %s; all facts:%n%s%n",
            name,
            pass.title(),
            scenario.purpose(),
            folder.folder(),
            facts.stream().map(Fact::toString).collect(Collectors.joining("\n")))
        .allMatch(Fact::holds);
  }

  @Test
  void connectTimes_besideACapture_areNearIt() throws Exception {
    Path log = PLACES.results().resolve("clock.txt");
    int status = new Launcher(PLACES, enclosure).run(List.of("clock"), Redirect.to(log.toFile()));
    String table = Files.readString(log);
    System.out.println(table);
    assertThat(status).as("%s", table).isZero();
  }

  @Test
  void reports_uploadedKilledAndWithdrawn_areCountedOnce() throws Exception {
    Path log = PLACES.results().resolve("collector.txt");
    int status =
        new Launcher(PLACES, enclosure).run(List.of("collector"), Redirect.to(log.toFile()));
    assertThat(status).as("%s", Files.readString(log)).isZero();
  }

  private static void deleteResults() throws IOException {
    if (!Files.exists(PLACES.results())) {
      return;
    }
    try (Stream<Path> all = Files.walk(PLACES.results())) {
      for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
