package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendpath.collector.http.QueryServer.json;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentRoutesTest {
  private static QueryServer server;

  @BeforeAll
  static void start() {
    server = new QueryServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fill() {
    server.withReports();
    server.store.putExperiment("second", Optional.of(TokenHash.of("secret")));
  }

  @Test
  void experiments_areListedByNameForAnybody() throws Exception {
    HttpResponse<String> response = server.get("/v1/experiments");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"experiments\":[{\"name\":\"fallback\",\"open\":true},"
                + "{\"name\":\"second\",\"open\":false}]}");
  }

  @Test
  void experiment_byName_isFoundOrNot() throws Exception {
    assertThat(server.get("/v1/experiments/second").body())
        .isEqualTo("{\"name\":\"second\",\"open\":false}");
    HttpResponse<String> unknown = server.get("/v1/experiments/third");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(json(unknown).path("type").stringValue())
        .isEqualTo("urn:sendpath:problem:not-found");
    assertThat(server.get("/v1/experiments?name=x").statusCode()).isEqualTo(400);
  }

  @Test
  void experiments_storeGone_isServiceUnavailable() throws Exception {
    server.store.fail(true);
    assertThat(server.get("/v1/experiments").statusCode()).isEqualTo(503);
  }
}
