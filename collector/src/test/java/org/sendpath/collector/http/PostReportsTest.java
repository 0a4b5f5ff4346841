package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import tools.jackson.databind.JsonNode;

class PostReportsTest {
  private static final String JSON = "application/json";

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
  }

  @AfterEach
  void forget() {
    server.store.reset();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void post_newReport_isStoredAsItCame() throws Exception {
    HttpResponse<String> response = server.post(Bodies.report(1));
    JsonNode answer = RunningServer.json(response);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("content-type")).contains(JSON);
    assertThat(answer.get("id").stringValue()).isEqualTo(Bodies.id(1));
    assertThat(answer.get("status").stringValue()).isEqualTo("stored");
    assertThat(answer.get("withdrawalToken").stringValue()).matches("[A-Za-z0-9_-]{43}");
    assertThat(server.store.body(Bodies.id(1))).contains(Bodies.report(1));
  }

  @Test
  void post_sameReportAgain_returns200WithTheSameToken() throws Exception {
    HttpResponse<String> first = server.post(Bodies.report(1));
    HttpResponse<String> second = server.post(" \r\n" + Bodies.report(1) + "\n");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(RunningServer.json(second).get("status").stringValue()).isEqualTo("already-there");
    assertThat(RunningServer.json(second).get("withdrawalToken"))
        .isEqualTo(RunningServer.json(first).get("withdrawalToken"));
    assertThat(server.store.size()).isEqualTo(1);
  }

  @Test
  void post_sameIdOtherContent_returns409AndKeepsTheFirst() throws Exception {
    server.post(Bodies.report(1));
    HttpResponse<String> response = server.post(Bodies.report(1, "fallback", 2));
    assertProblem(response, 409, "conflict");
    assertThat(server.store.body(Bodies.id(1))).contains(Bodies.report(1));
  }

  @Test
  void post_largerThanTheEventLoopReads_isStored() throws Exception {
    String report = Bodies.report(1, "fallback", 500);
    assertThat(report).hasSizeGreaterThan(64 << 10);
    assertThat(server.post(report).statusCode()).isEqualTo(201);
    assertThat(server.store.body(Bodies.id(1))).contains(report);
  }

  @Test
  void post_severalFieldsWrong_namesEach() throws Exception {
    String report =
        Bodies.report(1)
            .replace("\"v1-mzxw6ytboi2gk3tn\"", "\"me\"")
            .replace("\"isp\"", "\"shop\"")
            .replace("\"port\":587", "\"port\":0")
            .replace("\"elapsedMicros\":10234567,", "");
    HttpResponse<String> response = server.post(report);
    assertProblem(response, 422, "invalid-report");
    assertThat(pointers(response))
        .containsExactlyInAnyOrder(
            "/volunteer", "/server/kind", "/attempts/0/port", "/elapsedMicros");
    assertThat(RunningServer.json(response).get("pointer").stringValue())
        .isEqualTo(pointers(response).get(0));
    assertThat(server.store.size()).isZero();
  }

  @Test
  void post_whatOnlyTheCodecRefuses_names422AndPlace() throws Exception {
    HttpResponse<String> response =
        server.post(Bodies.report(1).replace("\"sample\":0", "\"sample\":0.0"));
    assertProblem(response, 422, "invalid-report");
    assertThat(pointers(response)).containsExactly("/attempts/0/sample");
  }

  @Test
  void post_endlesslyManyErrors_namesAtMostTwenty() throws Exception {
    String report =
        Bodies.report(1).replace("\"attempts\":[{", "\"attempts\":[" + "{},".repeat(400) + "{");
    HttpResponse<String> response = server.post(report);
    assertProblem(response, 422, "invalid-report");
    assertThat(pointers(response)).hasSize(20);
  }

  @Test
  void post_unknownExperiment_pointsAtIt() throws Exception {
    HttpResponse<String> response = server.post(Bodies.report(1, "nobody-knows", 1));
    assertProblem(response, 422, "invalid-report");
    assertThat(pointers(response)).containsExactly("/experiment");
  }

  @Test
  void post_experimentWithToken_takesOnlyReportsWithIt() throws Exception {
    server.store.access().putExperiment("closed", Optional.of(TokenHash.of("secret")));
    server.restart();
    String report = Bodies.report(1, "closed", 1);
    HttpResponse<String> without = server.post(report);
    HttpResponse<String> wrong = server.send(withToken(report, "guess"));
    HttpResponse<String> right = server.send(withToken(report, "secret"));
    assertProblem(without, 403, "experiment-token");
    assertProblem(wrong, 403, "experiment-token");
    assertThat(right.statusCode()).isEqualTo(201);
  }

  @Test
  void post_noJson_returns400WithPlace() throws Exception {
    for (String body :
        List.of(
            "",
            "{",
            "[1,",
            "nonsense",
            Bodies.report(1) + "x",
            Bodies.report(1).replace("\"Linux\"", "\"Li\0nux\""),
            Bodies.report(1).replace("\"id\"", "\"id\":\"a\",\"id\""),
            Bodies.report(1)
                .replace("}]}", "}],\"new\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
            Bodies.report(1).replace("}]}", "}],\"new\":1" + "0".repeat(900_000) + "}"))) {
      HttpResponse<String> response = server.post(body);
      assertProblem(response, 400, "malformed");
      assertThat(RunningServer.json(response).get("errors").get(0).get("detail").stringValue())
          .isNotBlank();
    }
    assertThat(server.store.size()).isZero();
  }

  @Test
  void post_notUtf8_returns400WithTheByte() throws Exception {
    byte[] body = Bodies.report(1).getBytes(StandardCharsets.UTF_8);
    body[300] = (byte) 0xC0;
    HttpResponse<String> response = server.post(JSON, body);
    assertProblem(response, 400, "malformed");
    assertThat(response.body()).contains("byte 300");
  }

  @Test
  void post_otherOrNoType_returns415() throws Exception {
    byte[] body = Bodies.report(1).getBytes(StandardCharsets.UTF_8);
    assertProblem(server.post("text/plain", body), 415, "media-type");
    assertProblem(server.post("application/json; charset=shift_jis", body), 415, "media-type");
    assertProblem(
        server.send(
            HttpRequest.newBuilder(server.uri("/v1/reports"))
                .POST(BodyPublishers.ofByteArray(body))
                .build()),
        415,
        "media-type");
    assertThat(server.post("application/json; charset=utf-8", body).statusCode()).isEqualTo(201);
  }

  @Test
  void post_gzip_isUnpacked() throws Exception {
    byte[] packed = packed(Bodies.report(1).getBytes(StandardCharsets.UTF_8));
    assertThat(server.send(encoded("gzip", packed)).statusCode()).isEqualTo(201);
    assertThat(server.store.body(Bodies.id(1))).contains(Bodies.report(1));
  }

  @Test
  void post_brokenGzip_returns400() throws Exception {
    byte[] packed = packed(Bodies.report(1).getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    assertProblem(server.send(encoded("gzip", cut)), 400, "bad-request");
    assertProblem(
        server.send(encoded("gzip", "no gzip".getBytes(StandardCharsets.UTF_8))),
        400,
        "bad-request");
  }

  @Test
  void post_otherEncoding_returns415() throws Exception {
    assertProblem(server.send(encoded("br", new byte[10])), 415, "media-type");
    assertProblem(server.send(encoded("gzip, gzip", new byte[10])), 415, "media-type");
  }

  @Test
  void post_gzipBomb_stopsAtTheLimit() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    assertProblem(server.send(encoded("gzip", bomb.toByteArray())), 413, "too-large");
    assertThat(server.post(Bodies.report(1)).statusCode()).isEqualTo(201);
    assertThat(server.scrape()).contains("sendpath_bodies_bytes 0.0");
  }

  @Test
  void post_unknownFields_areKept() throws Exception {
    String report =
        Bodies.report(1).replace("\"vantage\"", "\"later\":{\"x\":[1,null]},\"vantage\"");
    assertThat(server.post(report).statusCode()).isEqualTo(201);
    assertThat(server.store.body(Bodies.id(1))).contains(report);
  }

  private HttpRequest withToken(String report, String token) {
    return server
        .reports(JSON)
        .header("Sendpath-Experiment-Token", token)
        .POST(BodyPublishers.ofString(report))
        .build();
  }

  private HttpRequest encoded(String encoding, byte[] body) {
    return server
        .reports(JSON)
        .header("Content-Encoding", encoding)
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    JsonNode problem = RunningServer.json(response);
    assertThat(problem.get("type").stringValue()).isEqualTo("urn:sendpath:problem:" + type);
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isNotBlank();
    assertThat(problem.get("detail").stringValue()).isNotBlank();
    assertThat(response.body()).doesNotContain("127.0.0.1");
  }

  private static List<String> pointers(HttpResponse<String> response) {
    return RunningServer.json(response)
        .get("errors")
        .valueStream()
        .map(error -> error.get("pointer").stringValue())
        .toList();
  }
}
