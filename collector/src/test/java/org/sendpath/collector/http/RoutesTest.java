package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;

class RoutesTest {
  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void unknownPath_returns404() throws Exception {
    PostReportsTest.assertProblem(send("GET", "/v1/nothing"), 404, "not-found");
    PostReportsTest.assertProblem(send("POST", "/v1/nothing"), 404, "not-found");
  }

  @Test
  void knownPathOtherMethod_returns405WithAllow() throws Exception {
    HttpResponse<String> response = send("PUT", "/v1/reports");
    PostReportsTest.assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("allow")).contains("OPTIONS, GET, HEAD, POST");
  }

  @Test
  void options_returnsWhatIsAllowed() throws Exception {
    HttpResponse<String> response = send("OPTIONS", "/healthz");
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("allow")).contains("OPTIONS, GET, HEAD");
  }

  @Test
  void head_hasNoBody() throws Exception {
    HttpResponse<String> response = send("HEAD", "/healthz");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void everyAnswer_hasSecurityHeadersAndNoProductName() throws Exception {
    for (String path : new String[] {"/healthz", "/nothing"}) {
      HttpResponse<String> response = send("GET", path);
      assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(response.headers().firstValue("referrer-policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("content-security-policy"))
          .contains("default-src 'none'; frame-ancestors 'none'");
      assertThat(response.headers().firstValue("server")).isEmpty();
    }
  }

  @Test
  void metrics_countReportsAndRequests() throws Exception {
    server.post(Bodies.report(1));
    server.post(Bodies.report(1));
    server.post("{");
    HttpResponse<String> response = send("GET", "/metrics");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("sendpath_reports_total{reason=\"\",result=\"stored\"} 1.0")
        .contains("sendpath_reports_total{reason=\"\",result=\"already-there\"} 1.0")
        .contains("sendpath_reports_total{reason=\"malformed\",result=\"refused\"} 1.0")
        .contains("sendpath_queue_reports 0.0")
        .contains("sendpath_queue_bytes 0.0")
        .contains("sendpath_commit_seconds_count 2")
        .contains("sendpath_commit_reports_count 2")
        .containsPattern(
            "sendpath_http_requests_seconds_count\\{method=\"POST\",route=\"/v1/reports\","
                + "status=\"201\"} 1")
        .doesNotContain("127.0.0.1");
  }

  private static HttpResponse<String> send(String method, String path) throws Exception {
    return server.send(
        HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody()).build());
  }
}
