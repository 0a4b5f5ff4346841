package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;

class PostReportsTest {
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
  void post_newReport_returns201() throws Exception {
    HttpResponse<String> response = server.post(Bodies.report(1));
    assertThat(response.statusCode()).describedAs(response.body()).isEqualTo(201);
  }
}
