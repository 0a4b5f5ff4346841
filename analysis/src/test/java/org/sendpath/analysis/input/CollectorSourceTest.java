package org.sendpath.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.facts.ReportTexts;
import org.sendpath.report.Addresses;
import org.sendpath.report.ReportCodec;

class CollectorSourceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;
  private final MockWebServer server = new MockWebServer();
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private LoadOptions options;

  @BeforeEach
  void setUp() throws IOException {
    server.start(Addresses.parse("127.0.0.1").orElseThrow(), 0);
    Path token = Files.writeString(folder.resolve("token"), "t0k.en\n");
    options =
        LoadOptions.of("1.0.0", folder.resolve("aside"))
            .into(folder.resolve("facts"))
            .withTokenFile(token);
  }

  @AfterEach
  void tearDown() {
    server.close();
  }

  @Test
  void read_pages_followsNextToTheEnd() throws Exception {
    answer(
        page("/v1/reports?limit=1000&kind=isp&cursor=abc", text(0), text(1)), page(null, text(2)));
    Loaded loaded = load(url() + "/?kind=isp");
    RecordedRequest first = server.takeRequest();
    assertThat(first.getTarget()).isEqualTo("/v1/reports?kind=isp&limit=1000");
    assertThat(first.getHeaders().get("Authorization")).isEqualTo("Bearer t0k.en");
    assertThat(first.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v1/reports?limit=1000&kind=isp&cursor=abc");
    Manifest.Input input = loaded.manifest().inputs().get(0);
    assertThat(input.name()).isEqualTo(url() + "/v1/reports");
    assertThat(input.reports()).isEqualTo(3);
    byte[] lines =
        (text(0) + "\n" + text(1) + "\n" + text(2) + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(input.bytes()).isEqualTo(lines.length);
    assertThat(input.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines)));
    assertThat(waits).isEmpty();
  }

  @Test
  void read_belowAPath_keepsItWhateverNextSays() throws Exception {
    answer(page("/v1/reports?limit=1000&cursor=abc", text(0)), page(null));
    load(url() + "/sendpath/");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/sendpath/v1/reports?limit=1000");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/sendpath/v1/reports?limit=1000&cursor=abc");
  }

  /** The token goes nowhere else. */
  @Test
  void read_nextElsewhere_staysHere() throws Exception {
    answer(page("http://192.0.2.1/v1/reports?limit=1000&cursor=abc", text(0)), page(null));
    assertThat(load(url()).manifest().inputs().get(0).reports()).isEqualTo(1);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void read_connectionLost_goesOnFromTheLastCursor() throws Exception {
    MockResponse lost =
        page(null, text(1)).newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
    answer(page("?cursor=abc", text(0)), lost, page(null, text(1)));
    Manifest.Input input = load(url()).manifest().inputs().get(0);
    assertThat(input.reports()).isEqualTo(2);
    assertThat(input.repeated()).isZero();
    server.takeRequest();
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/reports?cursor=abc");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v1/reports?cursor=abc");
    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "7; 7",
        "Sat, 21 Nov 2026 12:00:09 GMT; 9",
        "Sat, 21 Nov 2026 11:00:00 GMT; 1",
        "x; 1"
      })
  void read_busy_waitsAsLongAsAsked(String retryAfter, long seconds) throws Exception {
    answer(busy(retryAfter), page(null, text(0)));
    assertThat(load(url()).manifest().inputs().get(0).reports()).isEqualTo(1);
    assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
  }

  @Test
  void read_busyForLong_givesUpWithoutWaiting() {
    answer(busy("601"));
    assertThatThrownBy(() -> load(url())).hasMessageContainingAll("answers 503", "try again later");
    assertThat(waits).isEmpty();
  }

  @Test
  void read_busyAgainAndAgain_givesUpAfterEightAttempts() throws Exception {
    for (int i = 0; i < 8; i++) {
      // OkHttp itself asks again at once where the wait is 0.
      answer(busy("1"));
    }
    assertThatThrownBy(() -> load(url())).hasMessageContaining("after 8 attempts");
    assertThat(waits)
        .extracting(Duration::toSeconds)
        .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(folder.resolve("facts")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "401, needs a researcher's token",
    "403, refuses the token",
    "404, is no collector",
    "400, answers 400: kind: no such",
    "302, answers 302"
  })
  void read_refused_saysWhatToDo(int status, String message) {
    answer(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Location", "http://192.0.2.1/")
            .body("kind: no such")
            .build());
    assertThatThrownBy(() -> load(url()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(url() + "/v1/reports " + message)
        .hasMessageNotContaining("t0k.en");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "[]", "{}", "{\"reports\":[]}", "{\"reports\":[{\"a\":1}", ""})
  void read_noCollectorsPage_isRefused(String body) {
    answer(new MockResponse.Builder().body(body).build());
    assertThatThrownBy(() -> load(url())).hasMessageContaining("does not answer as a collector");
  }

  @Test
  void read_reportOnManyLinesAndBadOne_areTakenByteByByte() throws Exception {
    String pretty = new ReportCodec().pretty(ReportTexts.full());
    answer(page(null, pretty, "{\"ü\" : [ 1 ]}", text(1)));
    Loaded loaded = load(url());
    assertThat(loaded.manifest().inputs().get(0).reports()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("aside/rejected.ndjson")))
        .isEqualTo("{\"ü\" : [ 1 ]}\n");
    assertThat(Files.readString(folder.resolve("aside/rejected.txt")))
        .startsWith(url() + "/v1/reports:2: ");
  }

  @Test
  void load_urlsThatWouldTellTheToken_areRefused() {
    assertThatThrownBy(() -> load("http://collector.example.org"))
        .hasMessageContaining("must begin with https://");
    assertThatThrownBy(() -> load("https://me:secret@collector.example.org"))
        .hasMessageContaining("no user and password")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> load("https://")).hasMessageContaining("must look like");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a\nb", "ü"})
  void load_fileWithoutAToken_isRefused(String text) throws Exception {
    Files.writeString(folder.resolve("token"), text);
    assertThatThrownBy(() -> load(url())).hasMessageContaining("must hold the token");
  }

  private Loaded load(String name) throws InputException, InterruptedException {
    return new Inputs(options, Progress.NONE, waits::add, InstantSource.fixed(NOW))
        .load(List.of(name));
  }

  private String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  private void answer(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }

  private static MockResponse busy(String retryAfter) {
    return new MockResponse.Builder().code(503).addHeader("Retry-After", retryAfter).build();
  }

  private static MockResponse page(String next, String... reports) {
    String to = next == null ? "null" : "\"" + next + "\"";
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body("{\"reports\":[" + String.join(",", reports) + "],\"next\":" + to + "}")
        .build();
  }

  private static String text(int number) {
    return ReportTexts.FULL.replace("4f1e6a0c8b57", String.format("%012x", number));
  }
}
