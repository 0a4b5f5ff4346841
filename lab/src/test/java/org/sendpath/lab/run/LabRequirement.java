package org.sendpath.lab.run;

import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.sendpath.lab.network.Enclosure;

/**
 * What to do where the lab cannot run: skip and say why in one line, or, with {@code
 * -Dlab.required=true}, fail.
 */
final class LabRequirement {
  private LabRequirement() {}

  static Enclosure enclosure(Places places) {
    Enclosure.Choice choice = Enclosure.choose();
    require(choice.enclosure().isPresent() ? Optional.empty() : Optional.of(choice.reason()));
    Assertions.assertEquals(Optional.empty(), places.programMissing());
    return choice.enclosure().orElseThrow();
  }

  /**
   * @param obstacle what is missing and how to get it; empty: nothing
   */
  static void require(Optional<String> obstacle) {
    if (obstacle.isEmpty()) {
      return;
    }
    String line = "the lab is skipped: " + obstacle.get();
    if (Boolean.getBoolean("lab.required")) {
      Assertions.fail(line + " (and -Dlab.required=true says that it must run)");
    }
    System.out.println(line);
    Assumptions.abort(line);
  }
}
