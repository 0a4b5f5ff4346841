package org.sendpath.lab.network;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Does things later, in the order in which they fall due. Its one thread is a daemon. */
final class DelayLine {
  private final DelayQueue<Due> queue = new DelayQueue<>();

  void start() {
    Thread thread = new Thread(this::run, "delay line");
    thread.setDaemon(true);
    thread.start();
  }

  void after(Duration delay, Runnable action) {
    queue.add(new Due(System.nanoTime() + delay.toNanos(), action));
  }

  private void run() {
    try {
      while (true) {
        queue.take().action().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Due(long atNanos, Runnable action) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(atNanos - ((Due) other).atNanos, 0);
    }
  }
}
