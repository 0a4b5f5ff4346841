package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = RunningServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void health_storeIsWell_returns200() throws Exception {
    HttpResponse<String> response = health();
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void health_storeFails_returns503() throws Exception {
    server.store.failing(true);
    HttpResponse<String> response = health();
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEqualTo("{\"status\":\"down\"}");
  }

  @Test
  void health_nothingIsTakenAnyMore_returns503() throws Exception {
    server.ingest.close();
    assertThat(health().statusCode()).isEqualTo(503);
  }

  @Test
  void health_askedOften_asksTheStoreRarely() throws Exception {
    long begin = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      health();
    }
    long spans = (System.nanoTime() - begin) / HealthRoutes.MEMORY.toNanos();
    assertThat(server.store.checks()).isBetween(1, (int) spans + 1);
  }

  private HttpResponse<String> health() throws Exception {
    return server.send(HttpRequest.newBuilder(server.uri("/healthz")).build());
  }
}
