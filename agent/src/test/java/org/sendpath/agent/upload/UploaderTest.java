package org.sendpath.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.agent.upload.CollectorDouble.html;
import static org.sendpath.agent.upload.CollectorDouble.json;
import static org.sendpath.agent.upload.CollectorDouble.later;
import static org.sendpath.agent.upload.CollectorDouble.problem;
import static org.sendpath.agent.upload.CollectorDouble.response;
import static org.sendpath.agent.upload.CollectorDouble.stored;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.Receipt;
import org.sendpath.agent.spool.SampleReports;
import org.sendpath.agent.upload.UploadResult.Reason;

class UploaderTest {
  private static final UUID ID = SampleReports.number(1).id();
  private static final byte[] REPORT = SampleReports.CODEC.write(SampleReports.number(1));
  private static final String TOKEN = "t0k.en_~+/-==";

  @TempDir Path folder;
  private CollectorDouble collector;
  private Uploader uploader;

  @BeforeEach
  void start() throws IOException {
    collector = new CollectorDouble();
    uploader = collector.uploader();
  }

  @AfterEach
  void stop() {
    uploader.close();
    collector.close();
  }

  @Test
  void upload_201_isStoredWithItsReceipt() {
    collector.answers(stored(ID));

    assertThat(upload()).isEqualTo(new UploadResult.Stored(receipt(Optional.of(TOKEN))));
  }

  @Test
  void upload_request_isTheReportZippedAndNamesTheAgent() throws Exception {
    collector.answers(stored(ID));

    upload();

    RecordedRequest request = collector.server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/reports HTTP/1.1");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("sendpath-agent/1.2.3");
    assertThat(CollectorDouble.unzippedBody(request)).isEqualTo(REPORT);
    assertThat(request.getBody().size()).isLessThan(REPORT.length);
  }

  @Test
  void upload_collectorBelowAPath_isAskedThere() throws Exception {
    collector.answers(stored(ID));

    try (Uploader below =
        collector.uploaderTo(CollectorUrl.parse(collector.url() + "/sendpath/"))) {
      below.upload(ID, REPORT);
    }

    assertThat(collector.server.takeRequest().getTarget()).isEqualTo("/sendpath/v1/reports");
  }

  @Test
  void upload_200_isAlreadyThereAlsoWithoutToken() {
    collector.answers(json(200, "{\"id\": \"" + ID + "\"}"));

    assertThat(upload()).isEqualTo(new UploadResult.AlreadyThere(receipt(Optional.empty())));
  }

  @Test
  void upload_tokenThatIsNoToken_isLeftOut() {
    collector.answers(json(201, "{\"id\":\"" + ID + "\",\"withdrawalToken\":\"a\\r\\nEvil: b\"}"));

    assertThat(upload()).isEqualTo(new UploadResult.Stored(receipt(Optional.empty())));
  }

  @Test
  void upload_409_isConflict() {
    collector.answers(problem(409, "{\"title\": \"Another report has this id\"}"));

    assertThat(upload())
        .isEqualTo(
            new UploadResult.Conflict(
                new Problem(
                    409, "Another report has this id", Optional.empty(), Optional.empty())));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 413, 415, 422})
  void upload_problem_isRefusedOnceAndNamesTheField(int status) {
    collector.answers(
        problem(
            status,
            "{\"title\":\"Not a report\",\"detail\":\"port: must be from 1 to 65535\","
                + "\"field\":\"/attempts/3/port\"}"));

    assertThat(upload())
        .isEqualTo(
            new UploadResult.Refused(
                new Problem(
                    status,
                    "Not a report",
                    Optional.of("port: must be from 1 to 65535"),
                    Optional.of("/attempts/3/port"))));
    assertThat(collector.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void upload_problemAsInTheRfcsExample_namesTheFirstError() {
    collector.answers(
        problem(
            422,
            "{\"errors\":[{\"detail\":\"must be positive\",\"pointer\":\"#/elapsedMicros\"}]}"));

    assertThat(refusal()).isEqualTo("HTTP status 422: must be positive (/elapsedMicros)");
  }

  @Test
  void upload_problemWithTerminalCodes_isShownWithoutThem() {
    collector.answers(problem(422, "{\"title\":\"\\u001b[31mred\\n\\u202enwod\"}"));

    assertThat(refusal()).contains("[31mred").doesNotContain("\u001b", "\n", "\u202e");
  }

  private String refusal() {
    return ((UploadResult.Refused) upload()).problem().text();
  }

  @Test
  void upload_refusalOrSuccessThatIsHtml_isNoCollector() {
    for (int status : List.of(200, 201, 202, 400, 404, 409, 413, 422)) {
      collector.answers(html(status));

      assertThat(upload()).as("%d", status).isInstanceOf(UploadResult.NotACollector.class);
    }
    assertThat(collector.server.getRequestCount()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{}", "{\"id\": 7}", "{\"id\": \"other\"}", "<html>"})
  void upload_201ThatDoesNotNameTheReport_claimsNothing(String body) {
    collector.answers(json(201, body));

    assertThat(upload()).isInstanceOf(UploadResult.NotACollector.class);
  }

  @Test
  void upload_hugeAnswer_isNotReadToItsEnd() {
    String spaces = " ".repeat(Http.MAX_BODY_BYTES);
    collector.answers(json(201, "{\"id\": \"" + ID + "\"}" + spaces));

    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.NotACollector.class,
            other -> assertThat(other.answer()).contains("larger than 65536 bytes"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void upload_redirect_isNotFollowedAndSaysWhereItLeads(int status) {
    collector.answers(
        html(status).newBuilder().addHeader("Location", "https://elsewhere.example/x").build());

    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.NotACollector.class,
            other -> assertThat(other.answer()).contains("https://elsewhere.example/x"));
    assertThat(collector.server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void upload_failingForEver_waitsLongerEachTimeAndGivesUp(int status) {
    collector.answers(html(status), html(status), html(status), html(status));

    assertThat(upload())
        .isEqualTo(
            new UploadResult.Deferred(
                Reason.FAILING, "the collector answered " + status, Optional.empty()));
    assertThat(collector.server.getRequestCount()).isEqualTo(3);
    assertThat(collector.waits).hasSize(2);
    assertThat(collector.waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(collector.waits.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void upload_busyThenStored_waitsAsAsked() {
    collector.answers(later(503, "7"), later(429, "Sat, 21 Nov 2026 12:00:09 GMT"), stored(ID));

    assertThat(upload()).isInstanceOf(UploadResult.Stored.class);
    assertThat(collector.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(9));
  }

  @Test
  void upload_askedToWaitLong_doesNotWaitAndSaysHowLong() {
    collector.answers(later(503, "3600"));

    assertThat(upload())
        .isEqualTo(
            new UploadResult.Deferred(
                Reason.BUSY, "the collector answered 503", Optional.of(Duration.ofHours(1))));
    assertThat(collector.waits).isEmpty();
  }

  @Test
  void upload_notAllowed_waitsAndSaysWhy() {
    collector.answers(problem(403, "{\"title\":\"By invitation\"}"));

    assertThat(upload())
        .isEqualTo(
            new UploadResult.Deferred(Reason.NOT_ALLOWED, "By invitation", Optional.empty()));
  }

  @Test
  void upload_silentServer_isTriedAgainAndWaits() {
    MockResponse silence =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    collector.answers(silence, silence, silence);

    assertDeferred(Reason.NO_ANSWER);
    assertThat(collector.waits).hasSize(2);
  }

  @Test
  void upload_cutInMidAnswer_isSentAgainAndFoundThere() {
    MockResponse cut =
        stored(ID).newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build();
    collector.answers(cut, json(200, "{\"id\": \"" + ID + "\"}"));

    assertThat(upload()).isInstanceOf(UploadResult.AlreadyThere.class);
  }

  @Test
  void upload_cutEveryTime_waits() {
    MockResponse cut =
        new MockResponse.Builder().onRequestBody(new SocketEffect.CloseSocket()).build();
    collector.answers(cut, cut, cut, cut, cut, cut);

    assertDeferred(Reason.NO_ANSWER);
  }

  @Test
  void upload_nobodyListens_waits() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, CollectorDouble.LOOPBACK)) {
      port = free.getLocalPort();
    }
    try (Uploader nowhere = collector.uploaderTo(CollectorUrl.parse("http://127.0.0.1:" + port))) {
      assertThat(nowhere.upload(ID, REPORT))
          .isInstanceOfSatisfying(
              UploadResult.Deferred.class,
              deferred -> assertThat(deferred.reason()).isEqualTo(Reason.UNREACHABLE));
    }
    assertThat(collector.waits).hasSize(2);
  }

  @Test
  void upload_certificateThatNobodyTrusts_sendsNothingAndSaysSo() throws Exception {
    collector.server.useHttps(SelfSigned.context(folder).getSocketFactory());
    CollectorUrl https = CollectorUrl.parse("https://127.0.0.1:" + collector.server.getPort());

    try (Uploader secure = collector.uploaderTo(https)) {
      assertThat(secure.upload(ID, REPORT))
          .isInstanceOfSatisfying(
              UploadResult.Deferred.class,
              deferred -> assertThat(deferred.reason()).isEqualTo(Reason.TLS_FAILED));
    }
    assertThat(collector.waits).isEmpty();
    assertThat(collector.server.getRequestCount()).isZero();
  }

  @Test
  void upload_serverThatSpeaksNoHttp_isNoCollector() {
    collector.answers(new MockResponse.Builder().status("220 smtp.example.jp ESMTP").build());

    assertThat(upload()).isInstanceOf(UploadResult.NotACollector.class);
  }

  @Test
  void upload_interrupted_stopsAndStaysInterrupted() {
    collector.answers(stored(ID));
    Thread.currentThread().interrupt();

    UploadResult result = upload();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result)
        .isInstanceOfSatisfying(
            UploadResult.Deferred.class,
            deferred -> assertThat(deferred.reason()).isEqualTo(Reason.INTERRUPTED));
  }

  @Test
  void withdraw_204_isWithdrawn() throws Exception {
    collector.answers(new MockResponse.Builder().code(204).build());

    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.Withdrawn.class);
    RecordedRequest request = collector.server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("DELETE /v1/reports/" + ID + " HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void withdraw_otherAnswers_areToldApart() {
    collector.answers(
        problem(404, "{\"title\":\"No such report\"}"),
        problem(401, "{\"title\":\"Wrong token\"}"),
        html(200),
        html(404),
        response(302, "text/html", ""),
        later(503, "3600"));

    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.NotThere.class);
    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.Refused.class);
    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.NotACollector.class);
    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.NotACollector.class);
    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.NotACollector.class);
    assertThat(uploader.withdraw(ID, TOKEN)).isInstanceOf(WithdrawResult.Deferred.class);
  }

  private UploadResult upload() {
    return uploader.upload(ID, REPORT);
  }

  private void assertDeferred(Reason reason) {
    assertThat(upload())
        .isInstanceOfSatisfying(
            UploadResult.Deferred.class,
            deferred -> assertThat(deferred.reason()).isEqualTo(reason));
  }

  private Receipt receipt(Optional<String> token) {
    return new Receipt(collector.url().uri(), CollectorDouble.NOW, token);
  }
}
