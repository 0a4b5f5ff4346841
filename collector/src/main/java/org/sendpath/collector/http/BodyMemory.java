package org.sendpath.collector.http;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies share, so that many large or slow ones cannot use it up. */
final class BodyMemory {
  private final long maxBytes;
  private final AtomicLong usedBytes = new AtomicLong();

  BodyMemory(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  long usedBytes() {
    return usedBytes.get();
  }

  /** A request's part, empty at first. */
  Share share() {
    return new Share();
  }

  /** What one request uses; given back at once when it ends. For one thread after the other. */
  final class Share implements AutoCloseable {
    private long bytes;
    private boolean closed;

    private Share() {}

    /** Takes more, or refuses the request. */
    synchronized void take(long more) {
      if (closed) {
        throw new Refusal(Problems.busy());
      }
      if (usedBytes.addAndGet(more) > maxBytes) {
        usedBytes.addAndGet(-more);
        throw new Refusal(Problems.busy());
      }
      bytes += more;
    }

    @Override
    public synchronized void close() {
      usedBytes.addAndGet(-bytes);
      bytes = 0;
      closed = true;
    }
  }
}
