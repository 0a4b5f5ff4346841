package org.sendpath.lab.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param root of the source tree, absolute
 * @param agent the agent as it is shipped
 * @param java the program that runs the agent
 */
public record Places(Path root, Path agent, Path java) {
  private static final String SHIPPED = "agent/target/sendpath-agent.jar";

  /**
   * From the system properties {@code lab.root} (default: here), {@code lab.agent} (the one built
   * below the root) and {@code lab.java} (this Java).
   */
  public static Places find() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path root = Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize();
    return new Places(root, path("lab.agent", root.resolve(SHIPPED)), path("lab.java", java));
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

  /** Why the agent cannot be run, and what to do; empty if it can. */
  public Optional<String> agentMissing() {
    return Files.exists(agent)
        ? Optional.empty()
        : Optional.of("no " + agent + ": run ./mvnw -q -DskipTests package in " + root);
  }
}
