package org.sendpath.agent.spool;

import org.sendpath.report.Word;

/** What the volunteer set cannot be used. The message says where it stands and what is allowed. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for messages in the volunteer's language. */
  public enum Problem implements Word {
    /** No home folder is known, or {@code SENDPATH_HOME} is relative. */
    NO_HOME,
    /** The file is there and cannot be read, or is no UTF-8. */
    UNREADABLE,
    /** A line that is no {@code key = value}, or a key given twice. */
    BAD_LINE,
    /** A key that means nothing here. */
    UNKNOWN_KEY,
    /** A key's value is not allowed. */
    BAD_VALUE,
    /** The file that holds the pseudonym holds something else. */
    DAMAGED_PSEUDONYM,
    /** The phrase is too short to hide behind. */
    SHORT_PHRASE
  }

  private final Problem problem;

  SettingsException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  SettingsException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }
}
