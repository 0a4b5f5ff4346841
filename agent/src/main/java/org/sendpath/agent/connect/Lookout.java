package org.sendpath.agent.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at sockets that connect without ever sleeping, beside the threads that sleep until their
 * socket is ready: to wake a thread takes the system about 0.1 ms, and now and then more. The
 * earlier of the two times counts, since the one that looks is late where the processors are busy.
 *
 * <p>It looks only as long as an answer is likely, within a budget, and not at all where there is
 * one processor, which it would take from the network.
 */
final class Lookout {
  /** After the SYN. What answers later is far away, and a tenth of a millisecond little there. */
  private static final Duration WINDOW = Duration.ofMillis(150);

  /** For all connects together: a laptop's battery has other uses. */
  static final Duration BUDGET = Duration.ofSeconds(1);

  /** Whether a socket is ready now. */
  @FunctionalInterface
  interface Sight {
    boolean ready() throws IOException;
  }

  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile long budgetNanos;

  /**
   * @param budget for looking, in all; zero: never look
   */
  Lookout(Duration budget) {
    budgetNanos = budget.toNanos();
  }

  /** One that suits this machine. */
  static Lookout ofThisMachine() {
    return new Lookout(Runtime.getRuntime().availableProcessors() > 1 ? BUDGET : Duration.ZERO);
  }

  /**
   * Begins to look.
   *
   * @param sight is asked on another thread, never after the watch is closed
   */
  Watch watch(Sight sight) {
    Watch watch = new Watch(sight);
    if (budgetNanos > 0) {
      watches.add(watch);
      if (looking.compareAndSet(false, true)) {
        Thread thread = new Thread(this::look, "sendpath-lookout");
        thread.setDaemon(true);
        thread.start();
      }
    }
    return watch;
  }

  // Correct without the yield, and slower: see there.
  @SuppressWarnings("ThreadPriorityCheck")
  private void look() {
    do {
      long leftNanos = budgetNanos;
      long startNanos = System.nanoTime();
      long nowNanos = startNanos;
      while (!watches.isEmpty() && nowNanos - startNanos < leftNanos) {
        for (Watch watch : watches) {
          watch.look(nowNanos);
        }
        // What else has work on this processor goes first: sessions, the network itself.
        Thread.yield();
        nowNanos = System.nanoTime();
      }
      leftNanos -= nowNanos - startNanos;
      budgetNanos = leftNanos;
      looking.set(false);
      // A watch that came in between has not started a thread.
    } while (budgetNanos > 0 && !watches.isEmpty() && looking.compareAndSet(false, true));
  }

  /** One socket; its methods are for the thread that connects. */
  final class Watch implements AutoCloseable {
    private final Sight sight;
    private final long endNanos = System.nanoTime() + WINDOW.toNanos();
    private boolean over;
    private boolean seen;
    private long seenNanos;
    private IOException failure;

    private Watch(Sight sight) {
      this.sight = sight;
    }

    private synchronized void look(long nowNanos) {
      if (over) {
        return;
      }
      if (nowNanos - endNanos >= 0) {
        close();
        return;
      }
      try {
        if (sight.ready()) {
          seenNanos = System.nanoTime();
          seen = true;
          close();
        }
      } catch (IOException e) {
        failure = e;
        close();
      }
    }

    /**
     * When the socket was first seen to be ready, by {@link System#nanoTime}.
     *
     * @param wokenNanos when the thread that slept saw it
     * @throws IOException that of {@link Sight#ready}
     */
    synchronized long readyNanos(long wokenNanos) throws IOException {
      if (failure != null) {
        throw failure;
      }
      return seen && seenNanos - wokenNanos < 0 ? seenNanos : wokenNanos;
    }

    /** Ends the looking; once it returns, nobody looks. */
    @Override
    public synchronized void close() {
      over = true;
      watches.remove(this);
    }
  }
}
