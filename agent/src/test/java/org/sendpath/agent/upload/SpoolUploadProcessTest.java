package org.sendpath.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.agent.spool.ChildJvm;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.ReportState;
import org.sendpath.agent.spool.SampleReports;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolEntry;

/** Uploads of real processes: two at once, and killed ones. */
// A child that dies unasked would otherwise be waited for without end.
@Timeout(120)
class SpoolUploadProcessTest {
  private static final int REPORTS = 12;

  @TempDir Path data;
  private CollectorDouble collector;
  private Spool spool;

  /** Uploads what is waiting, and prints how it ended. */
  static final class UploadWaiting {
    public static void main(String[] arguments) throws Exception {
      Spool spool = new Spool(Path.of(arguments[0]), SampleReports.CODEC);
      try (Uploader uploader = new Uploader(CollectorUrl.parse(arguments[1]), "child")) {
        System.out.println(
            new SpoolUpload(spool, uploader)
                .sendWaiting(sent -> System.out.println(sent.result())));
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    collector = new CollectorDouble();
    spool = new Spool(data, SampleReports.CODEC);
    for (int n = 0; n < REPORTS; n++) {
      spool.save(SampleReports.number(n));
    }
  }

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void sendWaiting_twoProcessesAtOnce_sendEachReportOnce() throws Exception {
    CountDownLatch firstIsSending = new CountDownLatch(1);
    CountDownLatch secondHasEnded = new CountDownLatch(1);
    StoringDispatcher dispatcher =
        new StoringDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            firstIsSending.countDown();
            secondHasEnded.await();
            return super.dispatch(request);
          }
        };
    collector.server.setDispatcher(dispatcher);

    try (ChildJvm first = child()) {
      firstIsSending.await();
      try (ChildJvm second = child()) {
        assertThat(second.readAll()).containsExactly("BUSY");
      }
      secondHasEnded.countDown();
      assertThat(first.readAll()).hasSize(REPORTS + 1).endsWith("ALL_TRIED");
    }

    assertThat(dispatcher.received).hasSize(REPORTS);
    assertThat(dispatcher.received.values()).allMatch(times -> times.get() == 1);
    assertAllSent();
  }

  @Test
  void sendWaiting_killedBeforeItHearsTheAnswer_losesNoneAndNotesTheOthers() throws Exception {
    HoldingDispatcher dispatcher = new HoldingDispatcher();
    collector.server.setDispatcher(dispatcher);

    for (int requests = 1; requests <= 4; requests++) {
      HoldingDispatcher.Held held = dispatcher.holdAnswer(requests);
      try (ChildJvm child = child()) {
        held.arrived().await();
        child.kill();
      }
      held.letGo().countDown();
      assertThat(spool.list()).hasSize(REPORTS).allMatch(e -> e instanceof SpoolEntry.Saved);
      // All but the last of each run are noted; the last is sent again by the next run.
      assertThat(dispatcher.received).hasSize(notedAsSent() + 1);
    }
    try (ChildJvm last = child()) {
      assertThat(last.readAll()).endsWith("ALL_TRIED");
    }

    assertThat(dispatcher.received).hasSize(REPORTS);
    assertAllSent();
  }

  /** Stores each report, and keeps one answer back. */
  private static final class HoldingDispatcher extends StoringDispatcher {
    private record Held(AtomicInteger requests, CountDownLatch arrived, CountDownLatch letGo) {}

    private final AtomicReference<Held> held = new AtomicReference<>();

    /** The answer to the next but {@code requests} - 1. */
    Held holdAnswer(int requests) {
      held.set(new Held(new AtomicInteger(requests), new CountDownLatch(1), new CountDownLatch(1)));
      return held.get();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      MockResponse response = super.dispatch(request);
      Held now = held.get();
      if (now.requests().decrementAndGet() == 0) {
        now.arrived().countDown();
        now.letGo().await();
      }
      return response;
    }
  }

  private int notedAsSent() throws Exception {
    return (int)
        spool.list().stream()
            .filter(entry -> ((SpoolEntry.Saved) entry).state().name() == ReportState.Name.SENT)
            .count();
  }

  private ChildJvm child() throws Exception {
    return ChildJvm.start(UploadWaiting.class, data.toString(), collector.url().toString());
  }

  private void assertAllSent() throws Exception {
    List<SpoolEntry> entries = spool.list();
    assertThat(entries)
        .hasSize(REPORTS)
        .allSatisfy(
            entry ->
                assertThat(((SpoolEntry.Saved) entry).state().name())
                    .isEqualTo(ReportState.Name.SENT));
  }
}
