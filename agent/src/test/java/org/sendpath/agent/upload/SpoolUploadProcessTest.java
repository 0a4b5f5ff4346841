package org.sendpath.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.agent.spool.ChildJvm;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.ReportState;
import org.sendpath.agent.spool.SampleReports;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolEntry;

/** Uploads of real processes: two at once, and killed ones. */
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
                .sendWaiting(sent -> System.out.println(sent.result().message())));
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
  void sendWaiting_killedAfterEachReportReachedTheCollector_losesNoneAndStoresNoneTwice()
      throws Exception {
    Semaphore arrived = new Semaphore(0);
    StoringDispatcher dispatcher =
        new StoringDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            MockResponse response = super.dispatch(request);
            arrived.release();
            return response;
          }
        };
    collector.server.setDispatcher(dispatcher);

    for (int sent = 1; sent <= 4; sent++) {
      try (ChildJvm child = child()) {
        // The collector has it; whether the agent heard so is left to chance.
        arrived.acquire(sent);
        child.kill();
      }
      arrived.drainPermits();
      assertThat(spool.list()).hasSize(REPORTS).allMatch(e -> e instanceof SpoolEntry.Saved);
    }
    try (ChildJvm last = child()) {
      assertThat(last.readAll()).endsWith("ALL_TRIED");
    }

    assertThat(dispatcher.received).hasSize(REPORTS);
    assertAllSent();
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
