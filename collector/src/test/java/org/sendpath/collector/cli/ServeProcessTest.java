package org.sendpath.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.collector.Bodies;
import tools.jackson.databind.json.JsonMapper;

/** The program in a process of its own, as an operator runs it. */
class ServeProcessTest {
  /** The first JDK that warns of libraries that use sun.misc.Unsafe; a manifest cannot allow it. */
  private static final int WARNS_OF_UNSAFE = 24;

  @TempDir Path folder;

  @Test
  void serve_untilSigterm_printsItsAddressLogsNoClientAndLeavesWith0() throws Exception {
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the jar's manifest says.
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
      // As docs/operating.md says.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    // The product's, not the tests'.
    command.add("-Dlogback.configurationFile=logback.xml");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ServeInMemory.class.getName(), "serve", "--listen", "127.0.0.1:0"));
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      assertThat(line).startsWith("sendpath-collector serves at http://127.0.0.1:");
      String server = line.substring(line.indexOf("http"));
      assertThat(post(server, Bodies.report(1)).statusCode()).isEqualTo(201);
      assertThat(post(server, "{").statusCode()).isEqualTo(400);
      // SIGTERM; Process.destroy() would close its output, too.
      process.toHandle().destroy();
      assertThat(process.waitFor()).isZero();
      assertThat(out.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readAllLines(log))
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(JsonMapper.shared().readTree(entry).has("message"))
                    .describedAs(entry)
                    .isTrue())
        .noneMatch(entry -> entry.contains("127.0.0.1"));
    assertThat(Files.readString(log)).contains("\"serving\"").contains("\"stopped\"");
  }

  private static HttpResponse<String> post(String server, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server + "/v1/reports"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
