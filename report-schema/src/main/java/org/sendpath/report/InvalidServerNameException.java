package org.sendpath.report;

/** What was typed names no mail server. The message says what to type instead. */
public final class InvalidServerNameException extends InvalidFieldException {
  private static final long serialVersionUID = 1L;

  private final ServerName.Problem problem;

  InvalidServerNameException(ServerName.Problem problem) {
    super("name", problem.advice());
    this.problem = problem;
  }

  /** The kind of mistake, for a message in another language. */
  public ServerName.Problem problem() {
    return problem;
  }
}
