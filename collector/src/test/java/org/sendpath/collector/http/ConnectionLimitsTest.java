package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.ingest.QueueLimits;

class ConnectionLimitsTest {
  private static final int MAX_PER_CLIENT = 5_100;
  private static final String POST =
      "POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

  private static RunningServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        new RunningServer(
            RunningServer.settings(
                new ConnectionLimits(
                    10_000,
                    MAX_PER_CLIENT,
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2)),
                new BodyLimits(1 << 20, 1 << 20, 1 << 20, 1_000, 3 << 20),
                RateLimit.NONE),
            QueueLimits.DEFAULT);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void post_gigabyteAnnounced_isRefusedBeforeItIsSent() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send(POST + "Content-Length: 1000000000\r\n\r\n{");
      assertThat(connection.head()).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }
  }

  @Test
  void post_gigabyteSentAllTheSame_isRefusedAndCutOff() throws Exception {
    String spaces = " ".repeat(0x10000);
    assertIsCutOff("Content-Length: 1000000000\r\n\r\n", spaces);
    assertIsCutOff("Transfer-Encoding: chunked\r\n\r\n", "10000\r\n" + spaces + "\r\n");
    assertThat(server.scrape()).contains("sendpath_bodies_bytes 0.0");
    assertThat(server.post(Bodies.report(2)).statusCode()).isEqualTo(201);
  }

  private static void assertIsCutOff(String header, String chunk) throws IOException {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send(POST + header);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 15_000; i++) {
                  connection.send(chunk);
                }
              })
          .isInstanceOf(IOException.class);
      assertThat(connection.head()).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void post_slowBody_isToldSo() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send(POST + "Content-Length: 100\r\n\r\n{\"format\"");
      assertThat(connection.head()).startsWith("HTTP/1.1 408").contains("application/problem+json");
    }
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send(POST + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
      assertThat(connection.head()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void connection_withoutRequest_isClosed() throws Exception {
    try (RawConnection silent = new RawConnection(server.port());
        RawConnection half = new RawConnection(server.port())) {
      half.send(POST);
      assertThat(silent.heardUntilClosed()).isEmpty();
      assertThat(half.heardUntilClosed()).isEmpty();
    }
  }

  @Test
  void connection_thousandsSlow_doNotStopService() throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 5_000; i++) {
        RawConnection connection = new RawConnection("127.0.0.2", server.port());
        slow.add(connection);
        connection.send(POST + "Content-Length: 100\r\n\r\n{");
      }
      assertThat(server.post(Bodies.report(1)).statusCode()).isEqualTo(201);
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }

  @Test
  void connection_oneMoreThanAClientMayHave_isClosed() throws Exception {
    ConnectionLimits limits =
        new ConnectionLimits(
            100, 3, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(60));
    try (RunningServer small =
            new RunningServer(
                RunningServer.settings(limits, BodyLimits.DEFAULT, RateLimit.NONE),
                QueueLimits.DEFAULT);
        RawConnection first = new RawConnection("127.0.0.2", small.port());
        RawConnection second = new RawConnection("127.0.0.2", small.port());
        RawConnection third = new RawConnection("127.0.0.2", small.port())) {
      for (RawConnection allowed : List.of(first, second, third)) {
        allowed.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(allowed.head()).startsWith("HTTP/1.1 200");
      }
      try (RawConnection fourth = new RawConnection("127.0.0.2", small.port())) {
        assertThat(fourth.heardUntilClosed()).isEmpty();
      }
      assertThat(small.post(Bodies.report(1)).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void request_headerTooLarge_isRefused() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
      assertThat(connection.head()).startsWith("HTTP/1.1 431");
    }
  }

  @Test
  void request_noHttp_isRefused() throws Exception {
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.send("EHLO x\r\n\r\n");
      assertThat(connection.head()).startsWith("HTTP/1.1 400");
    }
  }
}
