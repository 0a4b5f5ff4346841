package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends reports from several threads at once, and remembers which were acknowledged. */
final class ReportSenders {
  private static final int SENDERS = 8;
  private static final int SERVERS = 50;
  private static final int LONGEST_MINUTES = 5;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();

  /** What goes on while reports are sent. */
  interface Disturbance {
    void run() throws Exception;
  }

  /** Sends until the collector dies of {@code death}. */
  void sendUntilItDies(CollectorProcess collector, Disturbance death) throws Exception {
    send(() -> postAll(collector, () -> true), death);
  }

  /** Sends until {@code enough}; the collector lives on. */
  void send(CollectorProcess collector, BooleanSupplier enough) throws Exception {
    send(collector, enough, () -> {});
  }

  /** The same; {@code disturbance} comes in the middle of it. */
  void send(CollectorProcess collector, BooleanSupplier enough, Disturbance disturbance)
      throws Exception {
    send(
        () -> {
          boolean died = postAll(collector, () -> !enough.getAsBoolean());
          assertThat(died).as("it died").isFalse();
          return null;
        },
        disturbance);
  }

  /** How many reports were answered with 201. */
  int acknowledged() {
    return acknowledged.size();
  }

  /** How many reports were answered with each other status. */
  Map<Integer, Integer> refusals() {
    return Map.copyOf(refusals);
  }

  /**
   * Checks that each acknowledged report is there once, that the tables count what is there, and
   * that whoever lost the answer and sends again is told so.
   *
   * @param token a researcher's
   */
  void assertNoneLost(CollectorProcess collector, String token) throws Exception {
    Set<String> ids = new HashSet<>();
    Set<String> servers = new HashSet<>();
    for (JsonNode report : reports(collector, token)) {
      assertThat(ids.add(report.get("id").asString())).as("%s is there once", report).isTrue();
      servers.add(report.get("server").get("name").asString());
    }
    assertThat(acknowledged).isNotEmpty();
    assertThat(ids).containsAll(acknowledged.stream().map(Bodies::id).toList());
    assertThat(tables(collector).get(0))
        .isEqualTo(
            "stage,count\r\nreports,%d\r\nwithout-local,%d\r\npairs,%d\r\n"
                .formatted(ids.size(), ids.size(), servers.size()));
    assertThat(post(collector, acknowledged.iterator().next()).statusCode()).isEqualTo(200);
    System.out.printf(
        "%d reports acknowledged, %d there, none twice; refused: %s%n",
        acknowledged.size(), ids.size(), refusals);
  }

  /** Some tables as CSV, the funnel first. */
  List<String> tables(CollectorProcess collector) throws Exception {
    List<String> tables = new ArrayList<>();
    for (String table : List.of("funnel", "cases", "servers", "latency")) {
      URI uri = collector.uri("/v1/tables/" + table + ".csv");
      tables.add(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
    return tables;
  }

  /** What the collector takes for today, as it says in its answers. */
  String date(CollectorProcess collector) throws Exception {
    HttpResponse<String> health =
        client.send(
            HttpRequest.newBuilder(collector.uri("/healthz")).build(), BodyHandlers.ofString());
    return health.headers().firstValue("date").orElseThrow().substring(0, 16);
  }

  private static void send(Callable<?> sender, Disturbance disturbance) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        sending.add(threads.submit(sender));
      }
      disturbance.run();
      for (Future<?> each : sending) {
        each.get(LONGEST_MINUTES, TimeUnit.MINUTES);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whether it died. Whether it took the report that it died over, nobody knows. */
  private boolean postAll(CollectorProcess collector, BooleanSupplier more)
      throws InterruptedException {
    while (more.getAsBoolean()) {
      int number = numbers.incrementAndGet();
      try {
        int status = post(collector, number).statusCode();
        if (status == 201) {
          acknowledged.add(number);
        } else {
          refusals.merge(status, 1, Integer::sum);
        }
      } catch (IOException e) {
        return true;
      }
    }
    return false;
  }

  private HttpResponse<String> post(CollectorProcess collector, int number)
      throws IOException, InterruptedException {
    String body =
        Bodies.report(number).replace("smtp.example.jp", "smtp" + number % SERVERS + ".example.jp");
    return client.send(
        HttpRequest.newBuilder(collector.uri("/v1/reports"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private List<JsonNode> reports(CollectorProcess collector, String token) throws Exception {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(collector.uri("/v1/reports"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/x-ndjson")
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
    return response.body().lines().map(JsonMapper.shared()::readTree).toList();
  }
}
