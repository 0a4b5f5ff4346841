package org.sendpath.collector;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test does where it cannot run: skip and say why in one line, or, with {@code
 * -Dlab.required=true}, fail.
 */
public final class Requirement {
  private Requirement() {}

  /**
   * Goes no further.
   *
   * @param line what is missing and how to get it
   */
  public static void miss(String line) {
    if (Boolean.getBoolean("lab.required")) {
      Assertions.fail(line + " (and -Dlab.required=true says that it must run)");
    }
    System.out.println(line);
    Assumptions.abort(line);
  }
}
