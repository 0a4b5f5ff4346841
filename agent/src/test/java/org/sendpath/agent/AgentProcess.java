package org.sendpath.agent;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar, run as a volunteer runs it, in a home folder of its own. */
final class AgentProcess {
  private static final Path JAR = Path.of("target", "sendpath-agent.jar").toAbsolutePath();

  /** What a run left behind. */
  record Run(int status, String out, String err) {}

  private final Path home;
  private final Path java;

  AgentProcess(Path home) {
    this(home, Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  AgentProcess(Path home, Path java) {
    this.home = home;
    this.java = java;
  }

  Run run(String... arguments) {
    return runWithInput("", arguments);
  }

  Run runWithInput(String input, String... arguments) {
    try {
      Path folder = Files.createTempDirectory(home.getParent(), "run");
      File in = Files.writeString(folder.resolve("in"), input).toFile();
      File out = folder.resolve("out").toFile();
      File err = folder.resolve("err").toFile();
      Process process =
          builder(arguments).redirectInput(in).redirectOutput(out).redirectError(err).start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("no end after two minutes: " + String.join(" ", arguments));
      }
      return new Run(
          process.exitValue(), Files.readString(out.toPath()), Files.readString(err.toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("SENDPATH_HOME", home.toString());
    environment.put("LANG", "C." + StandardCharsets.UTF_8.name());
    return builder;
  }
}
