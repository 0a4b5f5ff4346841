package org.sendpath.collector.table;

import java.util.List;

/** A filter cannot be understood. The message says which, and which values are allowed. */
public final class InvalidSelectionException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param problems each begins with the parameter's name
   */
  public InvalidSelectionException(List<String> problems) {
    super(String.join("; ", problems));
  }
}
