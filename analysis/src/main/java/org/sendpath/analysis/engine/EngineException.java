package org.sendpath.analysis.engine;

/** A query could not be run; the message says why, and what to do where that is known. */
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1;

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
