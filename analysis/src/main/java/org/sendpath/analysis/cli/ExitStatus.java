package org.sendpath.analysis.cli;

/** The exit statuses that scripts rely on. */
final class ExitStatus {
  /** Done. */
  static final int DONE = 0;

  /** Could not be done; standard error says why, and what to do. */
  static final int COULD_NOT = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  private ExitStatus() {}
}
