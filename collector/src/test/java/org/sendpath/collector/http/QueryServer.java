package org.sendpath.collector.http;

import com.linecorp.armeria.server.RejectedRouteHandler;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.sendpath.collector.table.QueryFakeStore;
import org.sendpath.collector.table.QuerySample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query routes on loopback, and a client. */
final class QueryServer implements AutoCloseable {
  static final String TOKEN = "sendpath-researcher-1";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  final QueryFakeStore store = new QueryFakeStore();
  private final Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  QueryServer() {
    store.addResearcherToken("me", TokenHash.of(TOKEN), Instant.EPOCH);
    Researchers researchers = new Researchers(store);
    ServerBuilder builder =
        Server.builder()
            .errorHandler(new ErrorAnswers())
            .rejectedRouteHandler(RejectedRouteHandler.FAIL)
            .http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    new TableRoutes(store, researchers).bind(builder);
    new ReportQueryRoutes(store, researchers).bind(builder);
    new PairRoutes(store, researchers).bind(builder);
    new ExperimentRoutes(store).bind(builder);
    new OpenApiRoutes().bind(builder);
    server = builder.build();
    server.start().join();
  }

  /** Six reports and no more: four pairs, one of them conflicting, and a local server. */
  QueryServer withReports() {
    store.clear();
    store.add(
        QuerySample.number(1).pair("a", "smtp.example.jp").meets("icmp-hard", "open"),
        QuerySample.number(2)
            .pair("b", "smtp.example.jp")
            .meets("-", "reset")
            .at("2026-11-22T00:00:00Z")
            .from("FreeBSD", "campus"),
        QuerySample.number(3)
            .pair("b", "smtp.example.jp")
            .meets("-", "timeout")
            .at("2026-11-23T23:59:59.999Z")
            .from("Linux", "office"),
        QuerySample.number(4)
            .pair("c", "mail.example.ac.jp")
            .kind("university")
            .meets("timeout", "timeout")
            .at("2026-11-24T12:00:00Z"),
        QuerySample.number(5).pair("c", "localhost").kind("home"),
        QuerySample.number(6)
            .pair("d", "smtp.example.com")
            .kind("asp")
            .route("ssl")
            .experiment("second"));
    return this;
  }

  /** What is bound, as Armeria writes it: {@code /v1/reports/:id}. */
  Set<String> paths() {
    return server.serviceConfigs().stream()
        .map(config -> config.route().patternString())
        .collect(Collectors.toSet());
  }

  URI uri(String pathAndQuery) {
    return URI.create("http://127.0.0.1:" + server.activeLocalPort() + pathAndQuery);
  }

  HttpResponse<String> get(String pathAndQuery, String... headers) throws Exception {
    return send(HttpRequest.newBuilder(uri(pathAndQuery)), headers);
  }

  HttpResponse<String> head(String pathAndQuery, String... headers) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(pathAndQuery))
            .method("HEAD", HttpRequest.BodyPublishers.noBody()),
        headers);
  }

  /** As a researcher. */
  HttpResponse<String> read(String pathAndQuery, String... headers) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(pathAndQuery)).header("Authorization", "Bearer " + TOKEN),
        headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder with = headers.length == 0 ? request : request.headers(headers);
    return client.send(with.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return MAPPER.readTree(response.body());
  }

  static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
