package org.sendpath.analysis.input;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * How often, and after which waits, a collector is asked again.
 *
 * @param attempts for one page
 * @param firstWait doubles each time
 * @param longestWait that we choose ourselves
 * @param longestAsked the longest that a collector may ask for; one that asks for more is given up
 */
record Retrying(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration longestAsked,
    Sleeper sleeper,
    InstantSource clock,
    Progress progress) {
  /** Waits. */
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  Retrying {
    Objects.requireNonNull(sleeper, "sleeper");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(progress, "progress");
  }

  static Retrying standard(Sleeper sleeper, InstantSource clock, Progress progress) {
    return new Retrying(
        8,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        sleeper,
        clock,
        progress);
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param asked by the collector; zero if it did not
   */
  Duration wait(int failed, Duration asked) {
    Duration ours = firstWait.multipliedBy(1L << Math.min(failed - 1, 20));
    Duration bounded = ours.compareTo(longestWait) > 0 ? longestWait : ours;
    return asked.compareTo(bounded) > 0 ? asked : bounded;
  }
}
