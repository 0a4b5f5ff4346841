package org.sendpath.lab.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things are.
 *
 * @param root of the source tree, absolute
 * @param java the program that runs the agent
 */
public record Places(Path root, Path java) {
  /**
   * From the system properties {@code lab.root} (default: here) and {@code lab.java} (this Java).
   */
  public static Places find() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Places(
        Path.of(System.getProperty("lab.root", "")).toAbsolutePath().normalize(),
        Optional.ofNullable(System.getProperty("lab.java")).map(Path::of).orElse(java));
  }

  /** The agent as it is shipped. */
  public Path agent() {
    return root.resolve("agent/target/sendpath-agent.jar");
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
    return Files.exists(agent())
        ? Optional.empty()
        : Optional.of("no " + agent() + ": run ./mvnw -q -DskipTests package in " + root);
  }
}
