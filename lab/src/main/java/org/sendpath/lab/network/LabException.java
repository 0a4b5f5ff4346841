package org.sendpath.lab.network;

/** The lab could not do what it must; the message says what, and what to do about it. */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LabException(String message) {
    super(message);
  }

  public LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
