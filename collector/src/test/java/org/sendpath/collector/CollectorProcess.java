package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built jar, serving the store of a folder over plain HTTP on loopback. */
final class CollectorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target/sendpath-collector.jar").toAbsolutePath();
  private static final String READY = "sendpath-collector serves at ";

  private final Process process;
  private final String address;

  /**
   * In what it runs.
   *
   * @param launcher what the command line begins with; it must become the collector by {@code exec}
   * @param environment what is added to this process's own
   * @param db its store
   */
  record Surroundings(List<String> launcher, Map<String, String> environment, String db) {
    static Surroundings plain(Path folder) {
      return new Surroundings(List.of(), Map.of(), folder.resolve("reports.db").toString());
    }
  }

  private CollectorProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it, without a limit for one client, and waits until it serves. */
  static CollectorProcess start(Path folder) throws IOException {
    return start(folder, Surroundings.plain(folder));
  }

  /** The same, the folder holding its log and its configuration. */
  static CollectorProcess start(Path folder, Surroundings surroundings) throws IOException {
    Path config = folder.resolve("config");
    Files.writeString(config, "rate.per-second=0\n");
    ProcessBuilder builder =
        command(surroundings, "serve", "--listen", "127.0.0.1:0", "--config", config.toString());
    builder.environment().putAll(surroundings.environment());
    Process process =
        builder.redirectError(Redirect.appendTo(folder.resolve("log").toFile())).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as("%s", Files.readString(folder.resolve("log"))).startsWith(READY);
    return new CollectorProcess(process, line.substring(READY.length()));
  }

  /** Runs another command on the folder's store; what it prints. */
  static String run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Surroundings.plain(folder), arguments);
  }

  /** The same, the folder holding its log. */
  static String run(Path folder, Surroundings surroundings, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        command(surroundings, arguments)
            .redirectError(Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s", Files.readString(folder.resolve("log"))).isZero();
    return printed;
  }

  URI uri(String path) {
    return URI.create(address + path);
  }

  /** Lets it live so long, and ends it as {@code kill -9} does. */
  void killAfter(int millis) throws InterruptedException {
    assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** The process's number. */
  long number() {
    return process.pid();
  }

  private static ProcessBuilder command(Surroundings surroundings, String... arguments) {
    List<String> command = new ArrayList<>(surroundings.launcher());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-jar",
            JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--db", surroundings.db()));
    return new ProcessBuilder(command);
  }
}
