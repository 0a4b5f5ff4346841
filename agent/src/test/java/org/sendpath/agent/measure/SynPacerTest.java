package org.sendpath.agent.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SynPacerTest {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();

  /** Long enough that no turn comes by waiting. */
  private static final Duration GAP = Duration.ofHours(1);

  private long nowNanos = 1_000;
  private final SynPacer pacer = new SynPacer(GAP, () -> nowNanos);

  @Test
  void turn_first_isAtOnce() {
    assertThat(pacer.turn(HOST)).isDone();
  }

  @Test
  void turn_secondWithinTheGap_waits() {
    CompletableFuture<Void> first = pacer.turn(HOST);
    assertThat(first).isDone();
    nowNanos += GAP.toNanos() / 2;
    assertThat(pacer.turn(HOST)).isNotDone();
  }

  @Test
  void turn_afterTheGap_isAtOnce() {
    CompletableFuture<Void> first = pacer.turn(HOST);
    assertThat(first).isDone();
    nowNanos += GAP.toNanos();
    assertThat(pacer.turn(HOST)).isDone();
  }

  @Test
  void turn_thirdAfterOneGap_waitsForTheSecondsGap() {
    CompletableFuture<Void> first = pacer.turn(HOST);
    CompletableFuture<Void> second = pacer.turn(HOST);
    assertThat(first).isDone();
    assertThat(second).isNotDone();
    nowNanos += GAP.toNanos();
    assertThat(pacer.turn(HOST)).isNotDone();
    nowNanos += 2 * GAP.toNanos();
    assertThat(pacer.turn(HOST)).isDone();
  }

  @Test
  void turn_shortGap_comesByWaiting() {
    SynPacer quick = new SynPacer(Duration.ofMillis(1), System::nanoTime);
    CompletableFuture<Void> first = quick.turn(HOST);
    assertThat(first).isDone();
    assertThat(quick.turn(HOST)).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void turn_otherHost_doesNotWait() throws UnknownHostException {
    CompletableFuture<Void> first = pacer.turn(HOST);
    assertThat(first).isDone();
    assertThat(pacer.turn(InetAddress.getByName("192.0.2.1"))).isDone();
  }
}
