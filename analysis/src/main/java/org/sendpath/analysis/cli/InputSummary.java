package org.sendpath.analysis.cli;

import java.io.PrintWriter;
import java.util.List;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.input.Loaded;

/** Says what was wrong with the inputs, in a line for each kind of trouble. */
final class InputSummary {
  private final PrintWriter errors;

  InputSummary(PrintWriter errors) {
    this.errors = errors;
  }

  void tell(Loaded loaded) {
    List<Manifest.Input> inputs = loaded.manifest().inputs();
    for (Manifest.Input input : inputs) {
      input
          .problem()
          .ifPresent(problem -> errors.println(input.name() + ": not read to its end: " + problem));
    }
    long bad = inputs.stream().mapToLong(Manifest.Input::badLines).sum();
    if (bad > 0) {
      errors.printf(
          "%,d %s set aside%n",
          bad, bad == 1 ? "line is no report and was" : "lines are no reports and were");
    }
    long contradicting = inputs.stream().mapToLong(Manifest.Input::contradicting).sum();
    if (contradicting > 0) {
      errors.printf(
          "%,d %s the id of another report, but other content; the first stands%n",
          contradicting, contradicting == 1 ? "report has" : "reports have");
    }
    long repeated = inputs.stream().mapToLong(Manifest.Input::repeated).sum() - contradicting;
    if (repeated > 0) {
      errors.printf(
          "%,d %s more than once and %s once%n",
          repeated,
          repeated == 1 ? "report came" : "reports came",
          repeated == 1 ? "counts" : "count");
    }
    loaded.rejected().forEach(file -> errors.println("  see " + file));
    errors.flush();
  }
}
