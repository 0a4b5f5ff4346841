package org.sendpath.analysis.policy;

/** What was read is no file of policies, or holds a value that the format does not allow. */
public final class InvalidPoliciesException extends Exception {
  private static final long serialVersionUID = 1;

  private final String pointer;

  InvalidPoliciesException(String pointer, String problem) {
    super((pointer.isEmpty() ? "the file" : pointer) + " " + problem);
    this.pointer = pointer;
  }

  InvalidPoliciesException(String pointer, String problem, Throwable cause) {
    this(pointer, problem);
    initCause(cause);
  }

  /** Where: a JSON Pointer (RFC 6901), empty for the whole file; a missing field as if it were. */
  public String pointer() {
    return pointer;
  }
}
