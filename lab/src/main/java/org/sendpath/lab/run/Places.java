package org.sendpath.lab.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param root of the source tree, absolute
 * @param agent the agent as it is shipped
 * @param collector the collector as it is shipped
 * @param analysis the analysis as it is shipped
 * @param java the program that runs all of them
 */
public record Places(Path root, Path agent, Path collector, Path analysis, Path java) {
  private static final String AGENT = "agent/target/sendpath-agent.jar";
  private static final String COLLECTOR = "collector/target/sendpath-collector.jar";
  private static final String ANALYSIS = "analysis/target/sendpath-analysis.jar";

  /**
   * From the system properties {@code lab.root} (default: here), {@code lab.agent}, {@code
   * lab.collector} and {@code lab.analysis} (those built below the root) and {@code lab.java} (this
   * Java).
   */
  public static Places find() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path root = Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize();
    return new Places(
        root,
        path("lab.agent", root.resolve(AGENT)),
        path("lab.collector", root.resolve(COLLECTOR)),
        path("lab.analysis", root.resolve(ANALYSIS)),
        path("lab.java", java));
  }

  private static Path path(String property, Path otherwise) {
    String value = System.getProperty(property, "");
    return value.isEmpty() ? otherwise : Path.of(value).toAbsolutePath();
  }

  /** Where the results of runs go. */
  public Path results() {
    return root.resolve("lab/target/lab");
  }

  /** The page that is made from the table of scenarios. */
  public Path page() {
    return root.resolve("docs/lab.md");
  }

  /** Why one of the programs cannot be run, and what to do; empty if all can. */
  public Optional<String> programMissing() {
    return Stream.of(agent, collector, analysis)
        .filter(Files::notExists)
        .map(missing -> "no " + missing + ": run ./mvnw -q -DskipTests package in " + root)
        .findFirst();
  }
}
