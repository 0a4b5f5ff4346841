package org.sendpath.agent.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookoutTest {
  private final Lookout lookout = new Lookout(Duration.ofHours(1));

  @Test
  void readyNanos_seenBeforeTheSleeperWoke_isWhenItWasSeen() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    long beforeNanos = System.nanoTime();
    try (Lookout.Watch ready =
            lookout.watch(
                () -> {
                  asked.countDown();
                  return true;
                });
        Lookout.Watch other =
            lookout.watch(
                () -> {
                  asked.countDown();
                  return asked.getCount() == 0;
                })) {
      asked.await();
      long wokenNanos = System.nanoTime() + Duration.ofHours(1).toNanos();

      assertThat(ready.readyNanos(wokenNanos)).isBetween(beforeNanos, System.nanoTime());
      assertThat(other.readyNanos(beforeNanos)).isEqualTo(beforeNanos);
    }
  }

  @Test
  void readyNanos_notSeen_isWhenTheSleeperWoke() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (Lookout.Watch watch =
        lookout.watch(
            () -> {
              asked.countDown();
              return false;
            })) {
      asked.await();

      assertThat(watch.readyNanos(42)).isEqualTo(42);
    }
  }

  @Test
  void readyNanos_lookingFailed_throws() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (Lookout.Watch watch =
        lookout.watch(
            () -> {
              asked.countDown();
              throw new IOException("no descriptor");
            })) {
      asked.await();

      assertThatThrownBy(() -> watch.readyNanos(42)).hasMessage("no descriptor");
    }
  }

  @Test
  void close_whileOthersAreWatched_isNotAskedAgain() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    AtomicBoolean askedAfterClose = new AtomicBoolean();
    CountDownLatch asked = new CountDownLatch(1);
    Lookout.Watch watch =
        lookout.watch(
            () -> {
              askedAfterClose.compareAndSet(false, closed.get());
              asked.countDown();
              return false;
            });
    asked.await();
    watch.close();
    closed.set(true);

    CountDownLatch rounds = new CountDownLatch(3);
    try (Lookout.Watch other =
        lookout.watch(
            () -> {
              rounds.countDown();
              return false;
            })) {
      rounds.await();
      assertThat(other.readyNanos(42)).isEqualTo(42);
    }
    assertThat(askedAfterClose).isFalse();
  }

  @Test
  void watch_afterAllHaveEnded_looksAgain() throws Exception {
    for (int i = 0; i < 100; i++) {
      CountDownLatch asked = new CountDownLatch(1);
      try (Lookout.Watch watch =
          lookout.watch(
              () -> {
                asked.countDown();
                return true;
              })) {
        asked.await();
        assertThat(watch.readyNanos(Long.MIN_VALUE / 2)).isNegative();
      }
    }
  }

  @Test
  void watch_noBudget_neverLooks() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Lookout none = new Lookout(Duration.ZERO);
    try (Lookout.Watch watch =
        none.watch(
            () -> {
              asked.incrementAndGet();
              return true;
            })) {
      assertThat(watch.readyNanos(42)).isEqualTo(42);
    }
    assertThat(asked).hasValue(0);
  }
}
