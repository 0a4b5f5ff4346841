package org.sendpath.collector.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The queue before the writer: bounded, in order, and what is being written still counts. */
final class WaitingReports {
  private final QueueLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Work> queue = new ArrayDeque<>();
  private int reports;
  private long bytes;
  private boolean closed;

  WaitingReports(QueueLimits limits) {
    this.limits = limits;
  }

  /** Takes the work, or refuses it at once: if there is no room, or after {@link #close}. */
  boolean offer(Work work) {
    lock.lock();
    try {
      if (closed
          || work.reports() > limits.maxReports() - reports
          || work.bytes() > limits.maxBytes() - bytes) {
        return false;
      }
      reports += work.reports();
      bytes += work.bytes();
      queue.add(work);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work and takes what one transaction can do: a withdrawal alone, or reports up to the
   * limit.
   *
   * @return empty if this is closed and all was taken
   */
  List<Work> take() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      return group();
    } finally {
      lock.unlock();
    }
  }

  private List<Work> group() {
    List<Work> group = new ArrayList<>();
    int taken = 0;
    for (Work next = queue.peek(); next != null; next = queue.peek()) {
      boolean alone = next instanceof Work.Withdrawing;
      if (!group.isEmpty() && (alone || taken + next.reports() > limits.maxGroupReports())) {
        break;
      }
      group.add(queue.remove());
      taken += next.reports();
      if (alone) {
        break;
      }
    }
    return group;
  }

  /** Makes room: the work is done, whatever came of it. */
  void done(List<Work> group) {
    lock.lock();
    try {
      for (Work work : group) {
        reports -= work.reports();
        bytes -= work.bytes();
      }
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing is taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait or are being written. */
  int reports() {
    lock.lock();
    try {
      return reports;
    } finally {
      lock.unlock();
    }
  }

  /** Of those. */
  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
