package org.sendpath.collector.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sendpath.collector.MemoryStore;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.ingest.QueueLimits;
import org.sendpath.collector.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server on loopback, its store, and a client. */
final class RunningServer implements AutoCloseable {
  static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  static final HttpSettings SETTINGS =
      settings(ConnectionLimits.DEFAULT, BodyLimits.DEFAULT, RateLimit.NONE);

  final MemoryStore store = new MemoryStore();
  final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  final Ingest ingest;
  private final HttpSettings settings;
  private HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  RunningServer(HttpSettings settings, QueueLimits queue) throws IOException, StoreException {
    this.settings = settings;
    ingest = Ingest.start(store.writer(), queue, registry);
    try {
      server = HttpServer.start(settings, store, ingest, registry);
    } catch (IOException e) {
      ingest.close();
      throw e;
    }
  }

  static HttpSettings settings(ConnectionLimits connections, BodyLimits bodies, RateLimit rate) {
    return new HttpSettings(
        ANY_PORT, Optional.empty(), connections, bodies, rate, TrustedProxies.NONE);
  }

  static RunningServer start() throws IOException, StoreException {
    return new RunningServer(SETTINGS, QueueLimits.DEFAULT);
  }

  /** So that it reads the experiments anew. */
  void restart() throws IOException, StoreException {
    server.close();
    server = HttpServer.start(settings, store, ingest, registry);
  }

  int port() {
    return server.address().getPort();
  }

  /** Stops the server, and nothing else. */
  void stop() {
    server.close();
  }

  String scrape() {
    return registry.scrape();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  HttpRequest.Builder reports(String contentType) {
    return HttpRequest.newBuilder(uri("/v1/reports")).header("Content-Type", contentType);
  }

  HttpResponse<String> post(String contentType, byte[] body)
      throws IOException, InterruptedException {
    return send(reports(contentType).POST(BodyPublishers.ofByteArray(body)).build());
  }

  HttpResponse<String> post(String report) throws IOException, InterruptedException {
    return send(reports("application/json").POST(BodyPublishers.ofString(report)).build());
  }

  CompletableFuture<HttpResponse<String>> posting(String report) {
    return client.sendAsync(
        reports("application/json").POST(BodyPublishers.ofString(report)).build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  @Override
  public void close() {
    store.open();
    server.close();
    ingest.close();
  }
}
