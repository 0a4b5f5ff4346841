package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TickerTest {
  @Test
  void on_callsAgainAndAgainFromADaemonThread() throws InterruptedException {
    CountDownLatch ticks = new CountDownLatch(2);
    CountDownLatch daemons = new CountDownLatch(1);
    try (Ticker.Thread10Hz ticker = new Ticker.Thread10Hz()) {
      ticker.on(
          () -> {
            ticks.countDown();
            if (Thread.currentThread().isDaemon()) {
              daemons.countDown();
            }
          });
      assertThat(ticks.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(daemons.getCount()).isZero();
    }
  }

  @Test
  void on_afterClose_doesNothing() {
    Ticker.Thread10Hz ticker = new Ticker.Thread10Hz();
    ticker.close();
    ticker.on(() -> {});
    ticker.off();
    assertThat(ticker.running()).isFalse();
  }
}
