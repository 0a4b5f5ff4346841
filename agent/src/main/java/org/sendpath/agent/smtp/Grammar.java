package org.sendpath.agent.smtp;

import java.util.List;

/** Which lines belong together, and which can never be what is expected. */
interface Grammar {
  /** What the lines heard so far amount to. */
  enum Judgement {
    MORE_EXPECTED,
    WHOLE,
    GARBLED
  }

  /**
   * Judges after each line.
   *
   * @param lines all so far, without line ends, at least one
   */
  Judgement judge(List<String> lines);

  /** Whether a line that begins with {@code beginning} can still become a proper one. */
  boolean canBegin(String beginning);
}
