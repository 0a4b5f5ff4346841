package org.sendpath.agent.upload;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Tries again after a wait that doubles each time, so that a collector in trouble is not beset, and
 * that differs between agents, so that they do not all return at once.
 *
 * @param attempts in all
 * @param firstWait before the second attempt, at most; at least half of it
 * @param longestWait what we wait at most within a run: one who is asked to wait longer gives up
 */
record Retrying(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Sleeper sleeper,
    RandomGenerator random) {
  /** Waits. */
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  static Retrying standard() {
    return new Retrying(
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        duration -> Thread.sleep(duration.toMillis()),
        RandomGenerator.getDefault());
  }

  /** The same, giving up after the first attempt. */
  Retrying once() {
    return new Retrying(1, firstWait, longestWait, sleeper, random);
  }

  Answer run(Supplier<Answer> request) {
    Answer answer = request.get();
    for (int failed = 1; failed < attempts && answer.isWorthRetrying(); failed++) {
      Duration wait = wait(failed, answer);
      if (wait.compareTo(longestWait) > 0) {
        return answer;
      }
      try {
        sleeper.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.Failure.interrupted();
      }
      answer = request.get();
    }
    return answer;
  }

  private Duration wait(int failed, Answer answer) {
    long mostMillis = Math.min(firstWait.toMillis() << (failed - 1), longestWait.toMillis());
    Duration ours = Duration.ofMillis(mostMillis - random.nextLong(mostMillis / 2 + 1));
    return answer.retryAfter().filter(asked -> asked.compareTo(ours) > 0).orElse(ours);
  }
}
