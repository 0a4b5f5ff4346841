package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.ingest.QueueLimits;
import tools.jackson.databind.JsonNode;

class ManyReportsTest {
  private static final BodyLimits LIMITS =
      new BodyLimits(100_000, 1_000_000, 2_000_000, 1_000, 100_000_000);

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        new RunningServer(
            RunningServer.settings(ConnectionLimits.DEFAULT, LIMITS, RateLimit.NONE),
            QueueLimits.DEFAULT);
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
  void post_allNew_returns201AndEachToken() throws Exception {
    HttpResponse<String> response = post(lines(1, 300));
    JsonNode answer = RunningServer.json(response);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(answer.get("stored").intValue()).isEqualTo(300);
    assertThat(answer.get("results")).hasSize(300);
    assertThat(answer.get("results").get(299).get("line").intValue()).isEqualTo(300);
    assertThat(answer.get("results").get(299).get("id").stringValue()).isEqualTo(Bodies.id(300));
    assertThat(answer.get("results").get(299).get("withdrawalToken").stringValue()).hasSize(43);
    assertThat(server.store.size()).isEqualTo(300);
  }

  @Test
  void post_allThere_returns200() throws Exception {
    post(lines(1, 3));
    HttpResponse<String> response = post("\n" + lines(1, 3) + "\r\n\n");
    JsonNode answer = RunningServer.json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.get("alreadyThere").intValue()).isEqualTo(3);
    assertThat(answer.get("results").get(0).get("line").intValue()).isEqualTo(2);
    assertThat(answer.get("results").get(0).get("status").intValue()).isEqualTo(200);
  }

  @Test
  void post_someBad_storesTheGoodAndTellsTheFirstRefusal() throws Exception {
    server.post(Bodies.report(1));
    HttpResponse<String> response =
        post(
            String.join(
                "\n",
                Bodies.report(2),
                Bodies.report(3).replace("\"isp\"", "\"shop\""),
                "{broken",
                Bodies.report(1, "fallback", 2),
                Bodies.report(1),
                Bodies.report(4, "nobody-knows", 1),
                Bodies.report(5)));
    PostReportsTest.assertProblem(response, 422, "invalid-report");
    JsonNode answer = RunningServer.json(response);
    assertThat(answer.get("results").valueStream().map(result -> result.get("status").intValue()))
        .containsExactly(201, 422, 400, 409, 200, 422, 201);
    assertThat(answer.get("stored").intValue()).isEqualTo(2);
    assertThat(answer.get("alreadyThere").intValue()).isEqualTo(1);
    assertThat(answer.get("refused").intValue()).isEqualTo(4);
    JsonNode error = answer.get("results").get(1).get("errors").get(0);
    assertThat(error.get("line").intValue()).isEqualTo(2);
    assertThat(error.get("pointer").stringValue()).isEqualTo("/server/kind");
    assertThat(server.store.size()).isEqualTo(3);
  }

  @Test
  void post_sameLineTwice_isStoredOnce() throws Exception {
    HttpResponse<String> response = post(Bodies.report(1) + "\n" + Bodies.report(1));
    JsonNode answer = RunningServer.json(response);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(answer.get("stored").intValue()).isEqualTo(1);
    assertThat(answer.get("alreadyThere").intValue()).isEqualTo(1);
  }

  @Test
  void post_noLine_returns400() throws Exception {
    PostReportsTest.assertProblem(post("\n \r\n"), 400, "bad-request");
  }

  @Test
  void post_tooManyLines_returns413AndStoresNone() throws Exception {
    PostReportsTest.assertProblem(post("{}\n".repeat(1_001)), 413, "too-large");
    assertThat(server.store.size()).isZero();
  }

  @Test
  void post_lineTooLong_refusesThatLine() throws Exception {
    String tooLong = Bodies.report(1, "fallback", 510) + " ".repeat(100_000);
    String padded = Bodies.report(2).replace("\"Linux\"", "\"" + "x".repeat(100_000) + "\"");
    JsonNode answer =
        RunningServer.json(post(String.join("\n", tooLong, padded, Bodies.report(3))));
    assertThat(answer.get("results").valueStream().map(result -> result.get("status").intValue()))
        .containsExactly(201, 422, 201);
  }

  @Test
  void post_thousandsOfErrors_answersInBounds() throws Exception {
    String bad = "{\"attempts\":[" + "{},".repeat(30) + "{}]}";
    HttpResponse<String> response = post((bad + "\n").repeat(1_000));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(RunningServer.json(response).get("refused").intValue()).isEqualTo(1_000);
    assertThat(response.body()).hasSizeLessThan(1_000_000);
  }

  @Test
  void post_packedAndJsonl_isTaken() throws Exception {
    byte[] packed = PostReportsTest.packed(lines(1, 100).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        server.send(
            server
                .reports("application/jsonl")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed))
                .build());
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(server.store.size()).isEqualTo(100);
  }

  @Test
  void post_unpacksToMoreThanAllowed_returns413() throws Exception {
    byte[] packed = PostReportsTest.packed("{}\n".repeat(700_000).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        server.send(
            server
                .reports("application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed))
                .build());
    PostReportsTest.assertProblem(response, 413, "too-large");
  }

  @Test
  void lines_mixedEndings_numbersEach() {
    List<Lines.Line> lines = Lines.of("a\r\n\n \t\nb\nc".getBytes(StandardCharsets.UTF_8), 10);
    assertThat(lines.stream().map(Lines.Line::number)).containsExactly(1, 4, 5);
  }

  private HttpResponse<String> post(String lines) throws Exception {
    return server.post("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
  }

  private static String lines(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Bodies::report)
        .collect(Collectors.joining("\n"));
  }
}
