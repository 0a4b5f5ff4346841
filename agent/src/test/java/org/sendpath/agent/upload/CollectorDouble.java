package org.sendpath.agent.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.report.Addresses;

/** A web server on loopback that answers as it is told, and an uploader that never really waits. */
final class CollectorDouble implements AutoCloseable {
  static final InetAddress LOOPBACK = Addresses.parse("127.0.0.1").orElseThrow();
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final Timers SHORT =
      new Timers(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(5));

  final MockWebServer server = new MockWebServer();

  /** What the uploader waited between its attempts. */
  final List<Duration> waits = new ArrayList<>();

  CollectorDouble() throws IOException {
    server.start(LOOPBACK, 0);
  }

  CollectorUrl url() {
    return CollectorUrl.parse("http://127.0.0.1:" + server.getPort());
  }

  Uploader uploader() {
    return uploaderTo(url());
  }

  Uploader uploaderTo(CollectorUrl collector) {
    Retrying retrying =
        new Retrying(3, Duration.ofSeconds(1), Duration.ofSeconds(30), waits::add, new Random(587));
    return new Uploader(collector, "1.2.3", SHORT, retrying, InstantSource.fixed(NOW));
  }

  void answers(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }

  static MockResponse stored(UUID id) {
    return json(
        201, "{\"id\": \"" + id + "\", \"withdrawalToken\": \"t0k.en_~+/-==\", \"x\": [1]}");
  }

  static MockResponse json(int status, String body) {
    return response(status, "application/json; charset=utf-8", body);
  }

  static MockResponse problem(int status, String body) {
    return response(status, "application/problem+json", body);
  }

  static MockResponse html(int status) {
    return response(status, "text/html", "<html><title>Log in to the hotel's network</title>");
  }

  static MockResponse response(int status, String type, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", type)
        .body(body)
        .build();
  }

  static MockResponse later(int status, String retryAfter) {
    return html(status).newBuilder().addHeader("Retry-After", retryAfter).build();
  }

  static byte[] unzippedBody(RecordedRequest request) throws IOException {
    byte[] body = request.getBody().toByteArray();
    return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
  }

  @Override
  public void close() {
    server.close();
  }
}
