package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.ingest.QueueLimits;

class BackPressureTest {
  private static final int ROOM = 4;

  private RunningServer server;

  @BeforeEach
  void start() throws Exception {
    server = new RunningServer(RunningServer.SETTINGS, new QueueLimits(ROOM, 1_000_000, 2));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void post_queueFull_refusesAtOnceAndLosesNothing() throws Exception {
    server.store.shut();
    List<CompletableFuture<HttpResponse<String>>> posts = new ArrayList<>();
    for (int i = 0; i < 3 * ROOM; i++) {
      posts.add(server.posting(Bodies.report(i)));
    }
    // Those that have no room are answered although nothing is written yet.
    List<HttpResponse<String>> answered = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch refusals = new CountDownLatch(2 * ROOM);
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            posts.stream()
                .map(
                    post ->
                        post.thenAccept(
                            response -> {
                              answered.add(response);
                              refusals.countDown();
                            }))
                .toArray(CompletableFuture<?>[]::new));
    refusals.await();
    List<HttpResponse<String>> early = List.copyOf(answered);
    assertThat(early).hasSize(2 * ROOM);
    for (HttpResponse<String> response : early) {
      PostReportsTest.assertProblem(response, 503, "busy");
      assertThat(response.headers().firstValue("retry-after")).contains("1");
    }
    server.store.open();
    all.join();
    assertThat(posts.stream().filter(post -> post.join().statusCode() == 201)).hasSize(ROOM);
    assertThat(server.store.size()).isEqualTo(ROOM);
  }

  @Test
  void post_storeFailsAndRecovers_refusesThenTakes() throws Exception {
    server.store.failing(true);
    HttpResponse<String> refused = server.post(Bodies.report(1));
    PostReportsTest.assertProblem(refused, 503, "store");
    assertThat(refused.headers().firstValue("retry-after")).contains("10");
    server.store.failing(false);
    assertThat(server.post(Bodies.report(1)).statusCode()).isEqualTo(201);
    assertThat(server.scrape()).contains("sendpath_commit_failures_total 1.0");
  }

  @Test
  void post_bugInTheStore_returns500AndGoesOn() throws Exception {
    server.store.bug(new IllegalStateException("a bug, for the test"));
    PostReportsTest.assertProblem(server.post(Bodies.report(1)), 500, "internal");
    server.store.bug(null);
    assertThat(server.post(Bodies.report(1)).statusCode()).isEqualTo(201);
  }

  @Test
  void post_afterTheWriterEnded_isRefused() throws Exception {
    server.ingest.close();
    PostReportsTest.assertProblem(server.post(Bodies.report(1)), 503, "busy");
  }
}
