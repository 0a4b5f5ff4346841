package org.sendpath.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.collector.MemoryStore;
import org.sendpath.collector.ingest.Judgement;
import org.sendpath.collector.ingest.ReportJudge;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.Submission;

/**
 * Whatever bytes come, they are judged, within all limits. In the build this runs over its corpus;
 * {@code JAZZER_FUZZ=1 ./mvnw verify -pl collector -am -Dtest=ReportPathFuzzTest
 * -Djazzer.hooks=true -Dsurefire.failIfNoSpecifiedTests=false} searches for more, for ten minutes.
 */
class ReportPathFuzzTest {
  private static final int MAX_UNPACKED_BYTES = 1 << 20;
  private static final byte[] NO_TOKEN = {};
  private static final ReportJudge JUDGE = judge();

  /** The first byte says whether the body is packed, and whether it is many. */
  @FuzzTest(maxDuration = "10m")
  void post_anyBytes_isJudged(byte[] input) throws StoreException {
    if (input.length == 0) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    boolean packed = (input[0] & 1) != 0;
    boolean many = (input[0] & 2) != 0;
    BodyMemory memory = new BodyMemory(2L * MAX_UNPACKED_BYTES);
    try (BodyMemory.Share share = memory.share()) {
      byte[] plain = packed ? Gzip.unpacked(body, MAX_UNPACKED_BYTES, share) : body;
      assertThat(plain.length).isLessThanOrEqualTo(Math.max(body.length, MAX_UNPACKED_BYTES));
      List<Lines.Line> lines = many ? Lines.of(plain, 100) : List.of(new Lines.Line(1, plain));
      for (Lines.Line line : lines) {
        judge(line);
      }
    } catch (Refusal e) {
      assertThat(e.problem().status().code()).isBetween(400, 499);
    }
    assertThat(memory.usedBytes()).isZero();
  }

  private static void judge(Lines.Line line) throws StoreException {
    Optional<Submission> sound = JUDGE.plainlySound(line.bytes());
    Judgement judgement = JUDGE.judge(line.bytes(), NO_TOKEN);
    assertThat(judgement instanceof Judgement.Sound).isEqualTo(sound.isPresent());
    Optional<Problem> refusal = Verdicts.refusal(judgement, OptionalLong.of(line.number()));
    assertThat(refusal.isPresent()).isNotEqualTo(sound.isPresent());
    refusal.ifPresent(
        problem -> {
          assertThat(problem.errors()).hasSizeBetween(1, 20);
          assertThat(problem.json().toString()).hasSizeLessThan(40_000);
        });
  }

  private static ReportJudge judge() {
    try {
      return ReportJudge.open(
          new MemoryStore().access(), MAX_UNPACKED_BYTES, Runnable::run, System::nanoTime);
    } catch (StoreException e) {
      throw new IllegalStateException(e);
    }
  }
}
