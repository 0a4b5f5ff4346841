package org.sendpath.collector.store;

/**
 * The store cannot do it now: the disk is full, the database is gone. Nothing of the call was kept;
 * it can be tried again. The message says what an operator can do.
 */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what failed and what to do, without personal data
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A refusal of the store's own.
   *
   * @param message what failed and what to do, without personal data
   */
  public StoreException(String message) {
    super(message);
  }
}
