package org.sendpath.analysis.dataset;

/** A dataset cannot be read or written; the message says what to do. */
public final class DatasetException extends Exception {
  private static final long serialVersionUID = 1;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
