package org.sendpath.analysis.input;

/** An input cannot be used, or its facts not be kept; the message says what to do. */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1;

  InputException(String message) {
    super(message);
  }

  InputException(String message, Throwable cause) {
    super(message, cause);
  }
}
