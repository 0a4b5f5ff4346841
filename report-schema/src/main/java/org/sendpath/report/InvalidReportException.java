package org.sendpath.report;

/** What was read is no report, or holds a value that the format does not allow. */
public final class InvalidReportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String problem;

  InvalidReportException(String pointer, String problem) {
    super((pointer.isEmpty() ? "the report" : pointer) + ": " + problem);
    this.pointer = pointer;
    this.problem = problem;
  }

  InvalidReportException(String pointer, String problem, Throwable cause) {
    this(pointer, problem);
    initCause(cause);
  }

  /**
   * Where: a JSON Pointer (RFC 6901) such as {@code /attempts/3/icmp/code}, empty for the whole
   * document. A missing field is pointed at as if it were there; for malformed JSON it is the place
   * where reading stood.
   */
  public String pointer() {
    return pointer;
  }

  /** What is wrong and what is allowed; for malformed JSON with line and column. */
  public String problem() {
    return problem;
  }
}
