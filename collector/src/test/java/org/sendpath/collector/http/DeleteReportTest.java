package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;

class DeleteReportTest {
  private static RunningServer server;
  private String token;

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start();
  }

  @BeforeEach
  void store() throws Exception {
    token = RunningServer.json(server.post(Bodies.report(1))).get("withdrawalToken").stringValue();
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
  void delete_withToken_removesIt() throws Exception {
    HttpResponse<String> response = delete(Bodies.id(1), "Bearer " + token);
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(server.store.size()).isZero();
  }

  @Test
  void delete_again_returns404() throws Exception {
    delete(Bodies.id(1), "bearer " + token);
    PostReportsTest.assertProblem(delete(Bodies.id(1), "Bearer " + token), 404, "not-found");
  }

  @Test
  void delete_withoutToken_returns401AndTheScheme() throws Exception {
    for (String authorization : new String[] {"", "Basic abc", "Bearer", "Bearer a b"}) {
      HttpResponse<String> response = delete(Bodies.id(1), authorization);
      PostReportsTest.assertProblem(response, 401, "token-missing");
      assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
    }
    assertThat(server.store.size()).isEqualTo(1);
  }

  @Test
  void delete_otherToken_returns403WhetherItIsThereOrNot() throws Exception {
    PostReportsTest.assertProblem(delete(Bodies.id(1), "Bearer guess"), 403, "token-refused");
    PostReportsTest.assertProblem(delete(Bodies.id(2), "Bearer " + token), 403, "token-refused");
    assertThat(server.store.size()).isEqualTo(1);
  }

  @Test
  void delete_whatIsNoId_returns404() throws Exception {
    PostReportsTest.assertProblem(delete("1-1-1-1-1", "Bearer " + token), 404, "not-found");
    PostReportsTest.assertProblem(delete("x", "Bearer " + token), 404, "not-found");
  }

  @Test
  void delete_storeFails_returns503AndKeepsIt() throws Exception {
    server.store.failing(true);
    PostReportsTest.assertProblem(delete(Bodies.id(1), "Bearer " + token), 503, "store");
    assertThat(server.store.size()).isEqualTo(1);
  }

  private HttpResponse<String> delete(String id, String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/v1/reports/" + id)).DELETE();
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return server.send(request.build());
  }
}
