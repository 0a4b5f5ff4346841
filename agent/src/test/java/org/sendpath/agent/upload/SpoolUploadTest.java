package org.sendpath.agent.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sendpath.agent.upload.CollectorDouble.html;
import static org.sendpath.agent.upload.CollectorDouble.later;
import static org.sendpath.agent.upload.CollectorDouble.problem;
import static org.sendpath.agent.upload.CollectorDouble.stored;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.agent.spool.CollectorUrl;
import org.sendpath.agent.spool.Receipt;
import org.sendpath.agent.spool.ReportState;
import org.sendpath.agent.spool.SampleReports;
import org.sendpath.agent.spool.Spool;
import org.sendpath.agent.spool.SpoolEntry;
import org.sendpath.agent.spool.SpoolException;
import org.sendpath.agent.spool.UploadLock;
import org.sendpath.agent.upload.SpoolUpload.Ending;
import org.sendpath.agent.upload.SpoolUpload.Sent;
import org.sendpath.agent.upload.UploadResult.Reason;

class SpoolUploadTest {
  private static final MockResponse CUT =
      new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();

  @TempDir Path data;
  private CollectorDouble collector;
  private Uploader uploader;
  private Spool spool;
  private SpoolUpload upload;
  private final List<Sent> told = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    collector = new CollectorDouble();
    uploader = collector.uploader();
    spool = new Spool(data, SampleReports.CODEC);
    upload = new SpoolUpload(spool, uploader);
  }

  @AfterEach
  void stop() {
    uploader.close();
    collector.close();
  }

  @Test
  void sendWaiting_emptySpool_isDone() throws Exception {
    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);
    assertThat(told).isEmpty();
  }

  @Test
  void sendWaiting_severalReports_sendsTheOldestFirstAndNotesTheReceipts() throws Exception {
    StoringDispatcher dispatcher = dispatch();
    save(3, 1, 2);

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);

    assertThat(told)
        .extracting(sent -> sent.entry().reportId().orElseThrow())
        .containsExactly(id(1), id(2), id(3));
    assertThat(told).allMatch(sent -> sent.result() instanceof UploadResult.Stored);
    assertThat(spool.receipt(id(2)))
        .contains(
            new Receipt(collector.url().uri(), CollectorDouble.NOW, Optional.of("t0k.en_~+/-==")));
    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);
    assertThat(dispatcher.received.values()).allMatch(times -> times.get() == 1);
  }

  @Test
  void sendWaiting_badReportsAmongGoodOnes_goodOnesAreSent() throws Exception {
    save(1, 2, 3, 4, 5);
    Files.writeString(spool.folder().resolve(id(5) + ".json"), "{");
    collector.answers(
        problem(422, "{\"title\":\"No such experiment\"}"),
        problem(409, "{\"title\":\"Another report\"}"),
        stored(id(3)),
        stored(id(4)));

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);

    assertThat(told).hasSize(5);
    assertThat(states())
        .containsExactly(
            ReportState.Name.SENT,
            ReportState.Name.SENT,
            ReportState.Name.REFUSED,
            ReportState.Name.REFUSED);
    assertThat(told.get(0).result()).isInstanceOf(UploadResult.Unsendable.class);
    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);
    assertThat(collector.server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void sendWaiting_nobodyListens_stopsAtTheFirst() throws Exception {
    save(1, 2, 3);
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, CollectorDouble.LOOPBACK)) {
      port = free.getLocalPort();
    }
    try (Uploader nowhere = collector.uploaderTo(CollectorUrl.parse("http://127.0.0.1:" + port))) {
      assertThat(new SpoolUpload(spool, nowhere).sendWaiting(told::add)).isEqualTo(Ending.STOPPED);
    }

    assertThat(told).hasSize(1);
    assertThat(states()).containsOnly(ReportState.Name.WAITING);
  }

  @Test
  void sendWaiting_askedToComeBackLater_stopsAtTheFirst() throws Exception {
    save(1, 2);
    collector.answers(later(503, "600"));

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.STOPPED);
    assertThat(collector.server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void sendWaiting_oneReportCutEveryTime_othersAreSent() throws Exception {
    save(1, 2, 3);
    collector.server.setDispatcher(
        new StoringDispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return id(request).equals(SpoolUploadTest.id(1)) ? CUT : super.dispatch(request);
          }
        });

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);

    assertThat(states())
        .containsExactly(ReportState.Name.SENT, ReportState.Name.SENT, ReportState.Name.WAITING);
  }

  @Test
  void sendWaiting_everyReportCut_stopsAtTheSecond() throws Exception {
    save(1, 2, 3, 4);
    for (int i = 0; i < 20; i++) {
      collector.answers(CUT);
    }

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.STOPPED);
    assertThat(told).hasSize(2);
  }

  @Test
  void sendWaiting_failingForEver_triesEachButWaitsForTheFirstAlone() throws Exception {
    save(1, 2, 3);
    collector.answers(html(500), html(500), html(500), html(500), html(500));

    assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.ALL_TRIED);

    assertThat(collector.server.getRequestCount()).isEqualTo(5);
    assertThat(told)
        .allSatisfy(
            sent ->
                assertThat(((UploadResult.Deferred) sent.result()).reason())
                    .isEqualTo(Reason.FAILING));
    assertThat(states()).containsOnly(ReportState.Name.WAITING);
  }

  @Test
  void sendWaiting_otherRunIsUploading_doesNothing() throws Exception {
    save(1);
    try (UploadLock lock = spool.tryLock().orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(upload.sendWaiting(told::add)).isEqualTo(Ending.BUSY);
      assertThat(upload.send(id(1))).isEmpty();
      assertThat(upload.withdraw(id(1))).isEmpty();
    }
    assertThat(collector.server.getRequestCount()).isZero();
  }

  @Test
  void send_refusedReport_isSentAgain() throws Exception {
    save(1);
    collector.answers(problem(422, "{\"title\":\"Closed\"}"), stored(id(1)));

    assertThat(upload.send(id(1))).get().isInstanceOf(UploadResult.Refused.class);
    assertThat(states()).containsExactly(ReportState.Name.REFUSED);
    assertThat(upload.send(id(1))).get().isInstanceOf(UploadResult.Stored.class);
    assertThat(states()).containsExactly(ReportState.Name.SENT);
  }

  @Test
  void send_sentWithdrawnOrDamagedReport_sendsNothing() throws Exception {
    save(1, 2, 3);
    Receipt receipt = new Receipt(collector.url().uri(), CollectorDouble.NOW, Optional.of("token"));
    spool.markSent(id(1), receipt);
    spool.markWithdrawn(
        id(2), new ReportState.Withdrawn(collector.url().uri(), CollectorDouble.NOW));
    Files.writeString(spool.folder().resolve(id(3) + ".json"), "");

    assertThat(upload.send(id(1))).contains(new UploadResult.AlreadyThere(receipt));
    assertThat(upload.send(id(2))).get().isInstanceOf(UploadResult.Unsendable.class);
    assertThat(upload.send(id(3))).get().isInstanceOf(UploadResult.Unsendable.class);
    assertThat(collector.server.getRequestCount()).isZero();
    assertThat(spool.receipt(id(1))).contains(receipt);
  }

  @Test
  void send_unknownId_saysSo() {
    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(() -> upload.send(id(1)))
        .satisfies(e -> assertThat(e.problem()).isEqualTo(SpoolException.Problem.UNKNOWN_ID));
  }

  @Test
  void withdraw_sentReport_isWithdrawnAndNeverSentAgain() throws Exception {
    save(1);
    collector.answers(stored(id(1)), new MockResponse.Builder().code(204).build());
    upload.send(id(1));

    assertThat(upload.withdraw(id(1))).get().isInstanceOf(WithdrawResult.Withdrawn.class);

    assertThat(states()).containsExactly(ReportState.Name.WITHDRAWN);
    assertThat(upload.withdraw(id(1))).get().isInstanceOf(WithdrawResult.NoToken.class);
    upload.sendWaiting(told::add);
    assertThat(collector.server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void withdraw_refused_keepsTheToken() throws Exception {
    save(1);
    collector.answers(stored(id(1)), problem(404, "{\"title\":\"No such report\"}"));
    upload.send(id(1));
    Optional<Receipt> receipt = spool.receipt(id(1));

    assertThat(upload.withdraw(id(1))).get().isInstanceOf(WithdrawResult.NotThere.class);

    assertThat(spool.receipt(id(1))).isEqualTo(receipt).isPresent();
  }

  @Test
  void withdraw_otherCollectorsReport_doesNotTellItsToken() throws Exception {
    save(1);
    spool.markSent(
        id(1),
        new Receipt(
            URI.create("https://other.example"), CollectorDouble.NOW, Optional.of("token")));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> upload.withdraw(id(1)))
        .withMessageContaining("https://other.example");
    assertThat(collector.server.getRequestCount()).isZero();
  }

  private StoringDispatcher dispatch() {
    StoringDispatcher dispatcher = new StoringDispatcher();
    collector.server.setDispatcher(dispatcher);
    return dispatcher;
  }

  private void save(int... numbers) throws SpoolException {
    for (int n : numbers) {
      spool.save(SampleReports.number(n));
    }
  }

  /** Of the whole reports, the newest first. */
  private List<ReportState.Name> states() throws SpoolException {
    return spool.list().stream()
        .filter(entry -> entry instanceof SpoolEntry.Saved)
        .map(entry -> ((SpoolEntry.Saved) entry).state().name())
        .toList();
  }

  private static UUID id(int n) {
    return SampleReports.number(n).id();
  }
}
