package org.sendpath.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.agent.AgentProcess.Run;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Outcome;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/** The built jar from outside: exit statuses, streams, files and uploads. */
class AgentJarIT {
  @TempDir Path folder;

  private final MailServer mail = new MailServer();
  private final MockWebServer collector = new MockWebServer();
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private AgentProcess agent;

  @BeforeEach
  void start() throws IOException {
    collector.setDispatcher(new Acknowledging());
    collector.start(InetAddress.getLoopbackAddress(), 0);
    agent = new AgentProcess(folder.resolve("home"));
  }

  @AfterEach
  void stop() {
    collector.close();
    mail.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          probe                                   | Name the outgoing mail (SMTP) server
          probe ``                                | Name the mail server
          probe https://mail.example.jp/          | is a web address
          probe me@example.jp                     | is a mail address
          probe mail.example.jp:587               | has a port in it
          probe mail..example.jp                  | two dots in a row
          probe a.example.jp b.example.jp         | one server at a time
          probe mail.example.jp --ports 0         | '0' is no port
          probe mail.example.jp --ports 99999     | '99999' is no port
          probe mail.example.jp --ports 25,25     | names a port twice
          probe mail.example.jp --timer -5s       | '-5s' is no duration
          probe mail.example.jp --timer 0s        | '0s' is no duration
          probe mail.example.jp --timer 10        | '10' is no duration
          probe mail.example.jp --samples 0       | whole number from 1 to 20
          probe mail.example.jp --kind shop       | 'shop' is none of: isp, asp
          probe mail.example.jp --os-timeout --timer 1s | exclude each other
          probe mail.example.jp --yes             | there is no collector
          probe mail.example.jp --collector http://collector.example.jp | must begin with https://
          probe mail.example.jp --frobnicate      | Unknown option
          probe mail.example.jp --lang fr         | 'fr' is none of: en, ja
          upload                                  | There is no collector
          frobnicate                              | Unmatched argument
          """)
  void run_wrongCommandLine_saysWhatToDoAndEndsWith2(String line, String message) {
    String[] arguments =
        Stream.of(line.split(" +"))
            .map(word -> word.equals("``") ? "" : word)
            .toArray(String[]::new);
    Run run = agent.run(arguments);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).isEqualTo(2);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void probe_openServer_printsTheReportAndNothingElse() {
    Run run = probe("--json", "--no-upload", "--kind", "company", "--network", "office");
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    Report report = read(run.out());
    assertThat(report.attempts()).hasSize(3);
    assertThat(report.attempts()).allMatch(attempt -> attempt.outcome() == Outcome.OPEN);
    assertThat(report.attempts().get(0).session().orElseThrow().authBeforeTls())
        .contains(List.of("PLAIN", "LOGIN"));
    assertThat(saved()).hasSize(1);
  }

  @Test
  void probe_refused_isAResult() throws IOException {
    int closed;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = free.getLocalPort();
    }
    Run run = agent.run("probe", "127.0.0.1", "--ports", "" + closed, "--json", "--no-upload");
    assertThat(run.status()).isZero();
    Report report = read(run.out());
    assertThat(report.attempts()).allMatch(attempt -> attempt.outcome() == Outcome.RESET);
  }

  @Test
  void probe_forAPerson_showsTheResultInBothLanguages() {
    assertThat(probe("--no-upload").out()).contains("Saved on this machine:");
    assertThat(probe("--no-upload", "--lang", "ja").out()).contains("このコンピューターに保存しました");
  }

  @Test
  void probe_languageInTheSettings_isSpoken() throws IOException {
    Path config = Files.createDirectories(folder.resolve("home/config"));
    Files.writeString(config.resolve("settings.properties"), "lang = ja\n");
    assertThat(probe("--no-upload").out()).contains("このコンピューターに保存しました");
    assertThat(probe("--no-upload", "--lang", "en").out()).contains("Saved on this machine:");
  }

  @Test
  void probe_settingsWithAMistake_areNamedWithTheirLine() throws IOException {
    Path config = Files.createDirectories(folder.resolve("home/config"));
    Files.writeString(config.resolve("settings.properties"), "# mine\ncolector = https://c.test\n");
    Run run = probe("--no-upload");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("settings.properties").contains("2").contains("colector");
  }

  @Test
  void probe_out_writesTheSameReport() throws IOException {
    Path out = folder.resolve("report.json");
    Run run = probe("--json", "--no-upload", "--out", out.toString());
    assertThat(Files.readString(out)).isEqualTo(run.out());
  }

  @Test
  void probe_outInMissingFolder_measuresNothing() {
    Run run = probe("--no-upload", "--out", folder.resolve("no/such/report.json").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("--out").contains("name a file in a folder that exists");
    assertThat(saved()).isEmpty();
  }

  @Test
  void probe_dataFolderIsAFile_saysSoBeforeMeasuring() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/data"), "in the way");
    Run run = probe("--no-upload");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("SENDPATH_HOME").doesNotContain("\tat ");
  }

  @Test
  void probe_hideServer_tellsNeitherNameNorAddress() {
    Run run = probe("--json", "--no-upload", "--hide-server");
    assertThat(run.out()).contains("h1-").doesNotContain("127.0.0.1").doesNotContain("mail.test");
  }

  @Test
  void probe_samePhraseOnTwoMachines_isOneVolunteer() {
    String[] arguments = {
      "probe", "127.0.0.1", "--ports", "" + mail.port(), "--json", "--no-upload", "--phrase"
    };
    AgentProcess other = new AgentProcess(folder.resolve("other"));
    Report here = read(agent.runWithInput("a phrase of my own\n", arguments).out());
    Report there = read(other.runWithInput("a phrase of my own\n", arguments).out());
    assertThat(there.volunteer()).isEqualTo(here.volunteer());
    Run tooShort = other.runWithInput("short\n", arguments);
    assertThat(tooShort.status()).isEqualTo(1);
    assertThat(tooShort.err()).contains("12").doesNotContain("short\n");
  }

  @Test
  void probe_twoAtOnce_saveBothReports() throws IOException, InterruptedException {
    String[] arguments = {
      "probe", "127.0.0.1", "--ports", "" + mail.port(), "--json", "--no-upload"
    };
    Process first = agent.builder(arguments).redirectOutput(folder.resolve("1").toFile()).start();
    Process second = agent.builder(arguments).redirectOutput(folder.resolve("2").toFile()).start();
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(saved()).hasSize(2);
    assertThat(volunteer("1")).isEqualTo(volunteer("2"));
  }

  @Test
  void probe_yes_uploadsTheSavedBytesAndPrintsAReceipt() throws Exception {
    Run run = probe("--yes", "--collector", url());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    RecordedRequest request = collector.takeRequest();
    assertThat(request.getRequestLine()).startsWith("POST /v1/reports ");
    assertThat(unzipped(request)).isEqualTo(Files.readString(saved().get(0)));
    assertThat(run.out()).contains("reports withdraw");
  }

  @Test
  void probe_collectorInAPipeWithoutYes_doesNotSend() {
    Run run = probe("--collector", url());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("--yes");
    assertThat(collector.getRequestCount()).isZero();
  }

  @Test
  void probe_collectorAnswersHtml_keepsTheReportForLater() {
    answers.add(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "text/html")
            .body("<html>Welcome</html>")
            .build());
    Run run = probe("--yes", "--collector", url());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("no Sendpath collector");
    assertThat(agent.run("reports", "list").out()).contains("waiting");
  }

  @Test
  void upload_collectorFailsForEver_givesUpAndKeepsTheReport() {
    Run unused = probe("--no-upload");
    for (int i = 0; i < 20; i++) {
      answers.add(answer(500, "{\"title\":\"Internal error\",\"status\":500}"));
    }
    Run run = agent.run("upload", "--collector", url());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("The report waits");
    assertThat(answers).isNotEmpty();
    assertThat(agent.run("reports", "list").out()).contains("waiting");
  }

  @Test
  void upload_oneRefused_sendsTheOthers() {
    probe("--no-upload");
    probe("--no-upload");
    answers.add(answer(422, "{\"title\":\"Invalid report\",\"status\":422}"));
    Run run = agent.run("upload", "--collector", url());
    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("Sent: 1. Not sent: 1.");
    assertThat(agent.run("reports", "list").out()).contains("refused").contains("sent");
  }

  @Test
  void upload_damagedFile_namesItAndSendsTheOthers() throws IOException {
    probe("--no-upload");
    probe("--no-upload");
    Path damaged = saved().get(0);
    Files.writeString(damaged, "{\"format\":");
    Run run = agent.run("upload", "--collector", url());
    assertThat(run.err()).contains(damaged.toString());
    assertThat(run.out()).contains("Sent: 1. Not sent: 1.");
  }

  @Test
  void upload_nobodyThere_keepsEverything() {
    probe("--no-upload");
    String gone = url();
    collector.close();
    Run run = agent.run("upload", "--collector", gone);
    assertThat(run.status()).isEqualTo(3);
    assertThat(agent.run("reports", "list").out()).contains("waiting");
  }

  @Test
  void reports_sentThenWithdrawn_tellEachState() throws InterruptedException {
    probe("--yes", "--collector", url());
    collector.takeRequest();
    String id = agent.run("reports", "list").out().substring(0, 36);
    assertThat(agent.run("reports", "show", id).out()).contains("127.0.0.1");
    answers.add(new MockResponse.Builder().code(204).build());
    assertThat(agent.run("reports", "withdraw", id).status()).isZero();
    RecordedRequest request = collector.takeRequest();
    assertThat(request.getRequestLine()).startsWith("DELETE /v1/reports/" + id);
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer w-123");
    assertThat(agent.run("reports", "list").out()).contains("withdrawn");
    assertThat(agent.run("reports", "delete", id.substring(0, 13)).status()).isZero();
    assertThat(saved()).isEmpty();
  }

  @Test
  void reports_unknownId_saysHowToFindOne() {
    Run run = agent.run("reports", "show", "0193");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("reports list");
  }

  @Test
  void run_onNewestJava_printsNoWarning() {
    Path newest = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");
    Assumptions.assumeTrue(Files.isExecutable(newest), "skipped: no JDK 25 at " + newest);
    agent = new AgentProcess(folder.resolve("home"), newest);
    Run run = probe("--yes", "--collector", url());
    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
  }

  private Run probe(String... more) {
    return agent.run(
        Stream.concat(Stream.of("probe", "127.0.0.1", "--ports", "" + mail.port()), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> saved() {
    Path reports = folder.resolve("home/data");
    if (!Files.exists(reports)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(reports)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36}\\.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String volunteer(String out) throws IOException {
    return read(Files.readString(folder.resolve(out))).volunteer();
  }

  private static Report read(String json) {
    try {
      return new ReportCodec().read(json.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidReportException e) {
      throw new AssertionError(json, e);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + collector.getPort();
  }

  /** Gives the prepared answers first, and then stores every report under its own id. */
  private final class Acknowledging extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      MockResponse prepared = answers.poll();
      if (prepared != null) {
        return prepared;
      }
      try {
        Report report = new ReportCodec().read(unzipped(request).getBytes(StandardCharsets.UTF_8));
        return answer(201, "{\"id\":\"" + report.id() + "\",\"withdrawalToken\":\"w-123\"}");
      } catch (IOException | InvalidReportException e) {
        return answer(500, "{\"title\":\"" + e.getMessage() + "\"}");
      }
    }
  }

  private static MockResponse answer(int status, String json) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json")
        .body(json)
        .build();
  }

  private static String unzipped(RecordedRequest request) throws IOException {
    try (var source = Okio.buffer(new GzipSource(new okio.Buffer().write(request.getBody())))) {
      return source.readUtf8();
    }
  }
}
