package org.sendpath.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sendpath.collector.Bodies;
import org.sendpath.collector.MemoryStore;

class ReportJudgeTest {
  private static final byte[] NO_TOKEN = {};
  private static final byte[] TOKEN = {1, 2, 3};

  private final MemoryStore store = new MemoryStore();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final AtomicLong nanos = new AtomicLong();
  private ReportJudge judge;

  @BeforeEach
  void open() throws Exception {
    judge = ReportJudge.open(store.access(), 1 << 20, later::add, nanos::get);
  }

  @Test
  void plainlySound_openExperiment_keepsTheBytes() {
    byte[] report = bytes(Bodies.report(1));
    assertThat(judge.plainlySound(report)).get().extracting("body").isSameAs(report);
  }

  @Test
  void plainlySound_spaceAround_isTakenOff() {
    assertThat(judge.plainlySound(bytes("\r\n\t " + Bodies.report(1) + " \n")).orElseThrow().body())
        .isEqualTo(bytes(Bodies.report(1)));
  }

  @Test
  void plainlySound_unknownExperiment_leavesItToTheJudge() throws Exception {
    byte[] report = bytes(Bodies.report(1, "later", 1));
    assertThat(judge.plainlySound(report)).isEmpty();
    assertThat(judge.judge(report, NO_TOKEN)).isInstanceOf(Judgement.Invalid.class);
  }

  @Test
  void judge_experimentAddedMeanwhile_isSeenWhenTheMemoryIsOld() throws Exception {
    byte[] report = bytes(Bodies.report(1, "later", 1));
    store.access().putExperiment("later", Optional.empty());
    assertThat(judge.judge(report, NO_TOKEN)).isInstanceOf(Judgement.Invalid.class);
    nanos.addAndGet(Experiments.MEMORY.toNanos() + 1);
    assertThat(judge.judge(report, NO_TOKEN)).isInstanceOf(Judgement.Sound.class);
    assertThat(judge.plainlySound(report)).isPresent();
  }

  @Test
  void plainlySound_oldMemory_isRefreshedElsewhereAndOnce() throws Exception {
    byte[] report = bytes(Bodies.report(1));
    store.access().putExperiment("fallback", Optional.of(TOKEN));
    nanos.addAndGet(Experiments.MEMORY.toNanos() + 1);
    assertThat(judge.plainlySound(report)).isPresent();
    assertThat(judge.plainlySound(report)).isPresent();
    assertThat(later).hasSize(1);
    later.remove().run();
    assertThat(judge.plainlySound(report)).isEmpty();
    assertThat(judge.judge(report, NO_TOKEN)).isEqualTo(new Judgement.TokenNeeded("fallback"));
    assertThat(judge.judge(report, TOKEN)).isInstanceOf(Judgement.Sound.class);
  }

  @Test
  void plainlySound_storeFailsOrTooBusy_goesOnWithWhatIsKnown() throws Exception {
    byte[] report = bytes(Bodies.report(1));
    nanos.addAndGet(Experiments.MEMORY.toNanos() + 1);
    store.failing(true);
    assertThat(judge.plainlySound(report)).isPresent();
    later.remove().run();
    assertThat(judge.plainlySound(report)).isPresent();
    assertThat(later).hasSize(1);
    ReportJudge busy =
        ReportJudge.open(
            new MemoryStore().access(),
            1 << 20,
            task -> {
              throw new RejectedExecutionException("full");
            },
            nanos::get);
    nanos.addAndGet(Experiments.MEMORY.toNanos() + 1);
    assertThat(busy.plainlySound(report)).isPresent();
    assertThat(busy.plainlySound(report)).isPresent();
  }

  @Test
  void judge_hostileManyValues_namesTheFirstErrorAlone() throws Exception {
    String report = "{\"attempts\":[" + "{},".repeat(100_000) + "{}]}";
    Judgement judgement = judge.judge(bytes(report), NO_TOKEN);
    assertThat(judgement).isInstanceOf(Judgement.Invalid.class);
    assertThat(((Judgement.Invalid) judgement).faults()).hasSize(1);
  }

  @Test
  void judge_refusedBeforeTheBrokenPart_isStillMalformed() throws Exception {
    String report = "{\"format\":1,\"id\":";
    assertThat(judge.judge(bytes(report), NO_TOKEN)).isInstanceOf(Judgement.Malformed.class);
  }

  @Test
  void judge_halfSurrogate_isInvalidWithItsPlace() throws Exception {
    String report = Bodies.report(1).replace("\"Linux\"", "\"\\ud800\"");
    assertThat(((Judgement.Invalid) judge.judge(bytes(report), NO_TOKEN)).faults())
        .first()
        .extracting(Fault::pointer)
        .isEqualTo("/agent/os");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
