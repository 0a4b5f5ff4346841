package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the built collector at random moments while reports come in. How often is the system
 * property {@code collector.kills}.
 */
final class KilledCollectorIT {
  private static final int KILLS = Integer.getInteger("collector.kills", 3);
  private static final int SENDERS = 8;
  private static final int SERVERS = 50;
  private static final int LONGEST_LIFE_MILLIS = 1500;

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();

  @TempDir Path folder;

  @Test
  void acknowledgedReports_afterKills_areThereOnceAndCounted() throws Exception {
    long seed = System.nanoTime();
    System.out.printf("%d kills at moments from seed %d%n", KILLS, seed);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      try (CollectorProcess collector = CollectorProcess.start(folder)) {
        sendAndKill(collector, random);
      }
    }
    assertThat(refusals).isEmpty();
    assertThat(acknowledged).isNotEmpty();

    String token = CollectorProcess.run(folder, "token", "create", "test").strip();
    List<String> tables;
    try (CollectorProcess collector = CollectorProcess.start(folder)) {
      List<JsonNode> reports = reports(collector, token);
      Set<String> ids = new HashSet<>();
      Set<String> servers = new HashSet<>();
      for (JsonNode report : reports) {
        assertThat(ids.add(report.get("id").asString())).as("%s is there once", report).isTrue();
        servers.add(report.get("server").get("name").asString());
      }
      assertThat(ids).containsAll(acknowledged.stream().map(Bodies::id).toList());
      tables = tables(collector);
      assertThat(tables.get(0))
          .isEqualTo(
              "stage,count\r\nreports,%d\r\nwithout-local,%d\r\npairs,%d\r\n"
                  .formatted(ids.size(), ids.size(), servers.size()));
      // Whoever lost the answer sends again, and is told that it is there.
      int known = acknowledged.iterator().next();
      assertThat(post(collector, known).statusCode()).isEqualTo(200);
      System.out.printf(
          "%d reports acknowledged, %d there, none twice%n", acknowledged.size(), ids.size());
    }
    CollectorProcess.run(folder, "rebuild");
    try (CollectorProcess collector = CollectorProcess.start(folder)) {
      assertThat(tables(collector)).isEqualTo(tables);
    }
  }

  private void sendAndKill(CollectorProcess collector, Random random) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> sending = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        sending.add(senders.submit(() -> sendUntilItDies(collector)));
      }
      collector.killAfter(random.nextInt(LONGEST_LIFE_MILLIS));
      for (Future<?> sender : sending) {
        sender.get(1, TimeUnit.MINUTES);
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private Void sendUntilItDies(CollectorProcess collector) throws InterruptedException {
    while (true) {
      int number = numbers.incrementAndGet();
      try {
        int status = post(collector, number).statusCode();
        if (status == 201) {
          acknowledged.add(number);
        } else {
          refusals.add(status);
        }
      } catch (IOException e) {
        // It is dead; whether it took this report, nobody knows.
        return null;
      }
    }
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

  private List<String> tables(CollectorProcess collector) throws Exception {
    List<String> tables = new ArrayList<>();
    for (String table : List.of("funnel", "cases", "servers", "latency")) {
      URI uri = collector.uri("/v1/tables/" + table + ".csv");
      tables.add(client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
    }
    return tables;
  }
}
