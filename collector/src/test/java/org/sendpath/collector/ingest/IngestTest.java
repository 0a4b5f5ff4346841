package org.sendpath.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.MemoryStore;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;
import org.sendpath.collector.store.Written;
import org.sendpath.report.InvalidReportException;

class IngestTest {
  private static final int ROOM = 100;
  private static final int GROUP = 10;

  private final MemoryStore store = new MemoryStore();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Ingest ingest =
      Ingest.start(store.writer(), new QueueLimits(ROOM, 1_000_000, GROUP), registry);

  @AfterEach
  void stop() {
    store.open();
    ingest.close();
  }

  @Test
  void submit_whatWaits_isWrittenInGroups() throws Exception {
    store.shut();
    CompletableFuture<List<Written>> first = submit(0).orElseThrow();
    store.awaitWrite();
    List<CompletableFuture<List<Written>>> rest =
        IntStream.rangeClosed(1, 25).mapToObj(i -> submit(i).orElseThrow()).toList();
    store.open();
    assertThat(first.join()).containsExactly(Written.STORED);
    rest.forEach(future -> assertThat(future.join()).containsExactly(Written.STORED));
    assertThat(store.groups()).containsExactly(1, GROUP, GROUP, 5);
    assertThat(store.size()).isEqualTo(26);
  }

  @Test
  void submit_manyAtOnce_areOneGroupInOrder() {
    List<Submission> submissions =
        new ArrayList<>(IntStream.range(0, 30).mapToObj(IngestTest::submission).toList());
    submissions.add(submission(7));
    List<Written> written = ingest.submit(submissions).orElseThrow().join();
    assertThat(written.subList(0, 30)).containsOnly(Written.STORED);
    assertThat(written.get(30)).isEqualTo(Written.ALREADY_THERE);
    assertThat(store.groups()).containsExactly(31);
  }

  @Test
  void submit_noRoomForReports_isRefusedAtOnceAndWhole() throws Exception {
    store.shut();
    CompletableFuture<List<Written>> taken =
        ingest
            .submit(IntStream.range(0, ROOM - 1).mapToObj(IngestTest::submission).toList())
            .orElseThrow();
    store.awaitWrite();
    assertThat(ingest.submit(List.of(submission(200), submission(201)))).isEmpty();
    CompletableFuture<List<Written>> last = submit(202).orElseThrow();
    assertThat(submit(203)).isEmpty();
    assertThat(ingest.withdraw(UUID.fromString(Bodies.id(0)))).isEmpty();
    store.open();
    taken.join();
    last.join();
    assertThat(store.size()).isEqualTo(ROOM);
  }

  @Test
  void submit_noRoomForBytes_isRefused() {
    List<Submission> large =
        IntStream.range(0, 6).mapToObj(i -> read(Bodies.report(i, "fallback", 100 + 400))).toList();
    assertThat(ingest.submit(IntStream.range(0, 60).mapToObj(i -> large.get(i % 6)).toList()))
        .isEmpty();
  }

  @Test
  void submit_storeFails_failsTheGroupAndGoesOn() {
    store.failing(true);
    CompletableFuture<List<Written>> failed = submit(1).orElseThrow();
    assertThatThrownBy(failed::join).hasCauseInstanceOf(StoreException.class);
    store.failing(false);
    assertThat(submit(1).orElseThrow().join()).containsExactly(Written.STORED);
    assertThat(registry.counter("sendpath.commit.failures").count()).isEqualTo(1);
  }

  @Test
  void submit_bugWithOneRequest_spoilsNoOther() throws Exception {
    store.shut();
    CompletableFuture<List<Written>> before = submit(0).orElseThrow();
    store.awaitWrite();
    store.bugWith(UUID.fromString(Bodies.id(2)));
    List<CompletableFuture<List<Written>>> group =
        IntStream.rangeClosed(1, 3).mapToObj(i -> submit(i).orElseThrow()).toList();
    store.open();
    before.join();
    assertThat(group.get(0).join()).containsExactly(Written.STORED);
    assertThatThrownBy(group.get(1)::join).isInstanceOf(CompletionException.class);
    assertThat(group.get(2).join()).containsExactly(Written.STORED);
  }

  @Test
  void withdraw_afterSubmit_keepsTheOrder() throws Exception {
    UUID id = UUID.fromString(Bodies.id(1));
    store.shut();
    CompletableFuture<List<Written>> first = submit(0).orElseThrow();
    store.awaitWrite();
    CompletableFuture<List<Written>> stored = submit(1).orElseThrow();
    CompletableFuture<Boolean> withdrawn = ingest.withdraw(id).orElseThrow();
    CompletableFuture<Boolean> again = ingest.withdraw(id).orElseThrow();
    CompletableFuture<List<Written>> anew = submit(1).orElseThrow();
    store.open();
    first.join();
    assertThat(stored.join()).containsExactly(Written.STORED);
    assertThat(withdrawn.join()).isTrue();
    assertThat(again.join()).isFalse();
    assertThat(anew.join()).containsExactly(Written.STORED);
  }

  @Test
  void close_withWorkWaiting_finishesIt() throws Exception {
    store.shut();
    List<CompletableFuture<List<Written>>> accepted =
        IntStream.range(0, 35).mapToObj(i -> submit(i).orElseThrow()).toList();
    store.awaitWrite();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(ingest::close);
    store.open();
    closing.join();
    assertThat(accepted).allSatisfy(future -> assertThat(future).isCompleted());
    assertThat(store.size()).isEqualTo(35);
    assertThat(submit(99)).isEmpty();
    assertThat(ingest.isRunning()).isFalse();
  }

  @Test
  void submit_machineFailsTheWriter_failsWhoWaitsAndTakesNothingMore() throws Exception {
    store.shut();
    CompletableFuture<List<Written>> first = submit(0).orElseThrow();
    store.awaitWrite();
    CompletableFuture<List<Written>> second = submit(1).orElseThrow();
    store.error(new InternalError("for the test"));
    store.open();
    assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
    assertThatThrownBy(second::join).isInstanceOf(CompletionException.class);
    assertThat(submit(2)).isEmpty();
  }

  private Optional<CompletableFuture<List<Written>>> submit(int number) {
    return ingest.submit(List.of(submission(number)));
  }

  private static Submission submission(int number) {
    return read(Bodies.report(number));
  }

  private static Submission read(String report) {
    try {
      return new ReportDecoder(1 << 20).read(report.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidReportException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
