package org.sendpath.analysis.input;

import java.time.Duration;

/** Is told how the reading goes; several threads call it, and it should return at once. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE =
      new Progress() {
        @Override
        public void read(long bytes, long reports, long badLines) {}

        @Override
        public void waiting(String why, Duration wait) {}
      };

  /**
   * What was read of all inputs so far.
   *
   * @param bytes as they came, packed or not
   */
  void read(long bytes, long reports, long badLines);

  /** A collector is asked again after a wait. */
  void waiting(String why, Duration wait);
}
