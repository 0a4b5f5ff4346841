package org.sendpath.agent.show;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calls back ten times a second, from one thread, while it is on. */
interface Ticker extends AutoCloseable {
  /** Begins to call {@code tick}; does nothing if it is on. */
  void on(Runnable tick);

  /** Calls no more; does nothing if it is off. */
  void off();

  @Override
  void close();

  /** The real one. Its thread is begun by the first {@code on}, and keeps no JVM alive. */
  final class Thread10Hz implements Ticker {
    private static final long PERIOD_MILLIS = 100;

    private final ScheduledThreadPoolExecutor thread;
    private ScheduledFuture<?> ticking;

    Thread10Hz() {
      thread =
          new ScheduledThreadPoolExecutor(
              1,
              work -> {
                Thread made = new Thread(work, "sendpath-live");
                made.setDaemon(true);
                return made;
              });
      thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public synchronized void on(Runnable tick) {
      if (ticking == null && !thread.isShutdown()) {
        ticking =
            thread.scheduleAtFixedRate(tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public synchronized void off() {
      if (ticking != null) {
        ticking.cancel(false);
        ticking = null;
      }
    }

    @Override
    public synchronized void close() {
      off();
      thread.shutdownNow();
    }

    synchronized boolean running() {
      return ticking != null;
    }
  }
}
