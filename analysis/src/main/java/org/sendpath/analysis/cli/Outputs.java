package org.sendpath.analysis.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sendpath.analysis.dataset.Manifest;

/** What is said beside an output of what it was made of. */
final class Outputs {
  private Outputs() {}

  static Manifest describe(Manifest inputs, String format, List<Manifest.Output> outputs) {
    return inputs.beside(format, Instant.now().truncatedTo(ChronoUnit.SECONDS), outputs);
  }
}
