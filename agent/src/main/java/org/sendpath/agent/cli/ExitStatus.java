package org.sendpath.agent.cli;

/** The exit statuses that scripts rely on. */
final class ExitStatus {
  /** Measured, and uploaded if that was wanted. A network that fails is a result, too. */
  static final int DONE = 0;

  /** Could not run. */
  static final int COULD_NOT_RUN = 1;

  /** The command line was wrong. */
  static final int USAGE = 2;

  /** Measured and saved, but not uploaded although that was wanted. */
  static final int NOT_UPLOADED = 3;

  private ExitStatus() {}
}
