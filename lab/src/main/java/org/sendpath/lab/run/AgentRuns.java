package org.sendpath.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.sendpath.lab.network.Client;
import org.sendpath.lab.scenario.Scenario;

/** Runs the agent's jar as an unprivileged user on a client of the lab. */
final class AgentRuns {
  /** No run waits longer: a session ends after 60 s, and no scenario has two in a row. */
  private static final long MAX_RUN_SECONDS = 150;

  private static final int KILLED = -1;

  /** For a JVM that lives a second: the cheapest compiler and collector. */
  private static final List<String> FAST_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  private final Lab lab;
  private final Path java;
  private final Path jar;

  private AgentRuns(Lab lab, Path java, Path jar) {
    this.lab = lab;
    this.java = java;
    this.jar = jar;
  }

  /**
   * @param java the program that runs the agent
   * @param jar the agent, which is copied to where an unprivileged user can read it
   */
  static AgentRuns of(Lab lab, Path java, Path jar) throws IOException {
    return new AgentRuns(lab, java, lab.scratch().copy(jar));
  }

  /** Measures {@code scenario}, and leaves in {@code results} all that came of it. */
  void run(Scenario scenario, Pass pass, ResultFolder results) throws Exception {
    results.create();
    AutoCloseable capture =
        lab.network().captures().start(results.capture(), Set.copyOf(scenario.addresses()));
    int status;
    try {
      status = run(scenario, pass, 1, results);
    } finally {
      capture.close();
    }
    Files.write(results.heard(), lab.heard(scenario));
    Files.writeString(results.exitStatus(), Integer.toString(status));
  }

  /**
   * Measures {@code scenario}, and keeps what the agent prints.
   *
   * @return its exit status; {@link #KILLED} if it took too long
   */
  int run(Scenario scenario, Pass pass, int samples, ResultFolder results)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("probe", scenario.server()));
    arguments.addAll(List.of("--json", "--no-upload", "--samples", Integer.toString(samples)));
    arguments.addAll(pass.arguments());
    arguments.addAll(scenario.arguments());
    Path home = home(pass.title() + "-" + scenario.name());
    return run(scenario.client(), home, arguments, results.report(), results.errors());
  }

  /** A new home of the user who runs the agent. */
  Path home(String name) throws IOException {
    return lab.scratch().home(name, lab.enclosure().unprivilegedUser());
  }

  /**
   * Runs the agent with {@code arguments}.
   *
   * @param home where it keeps its files
   * @return its exit status; {@link #KILLED} if it took too long
   */
  int run(Client client, Path home, List<String> arguments, Path output, Path errors)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(FAST_START);
    command.addAll(lab.trustArguments());
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(lab.network().command(client, lab.enclosure().unprivileged(command)));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                // Java asks the system for the home of its user, and takes no account of HOME.
                "SENDPATH_HOME",
                home.toString(),
                "HOME",
                home.toString(),
                "LANG",
                "C.UTF-8",
                "PATH",
                "/usr/sbin:/usr/bin:/sbin:/bin"));
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (process.waitFor(MAX_RUN_SECONDS, TimeUnit.SECONDS)) {
      return process.exitValue();
    }
    process.destroyForcibly().waitFor();
    return KILLED;
  }
}
