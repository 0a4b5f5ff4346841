package org.sendpath.analysis.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sendpath.analysis.policy.Policies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the tables of policies. */
@Command(
    name = "policies",
    header = "Write what each way of falling back would have cost.",
    description =
        "Plays every policy over every pair: who could send, through which port and family, and"
            + " after what wait. docs/policies.md says how, and how to add a policy.")
final class PoliciesCommand implements Callable<Integer> {
  private final InputStream in;

  @Mixin InputOptions input;
  @Mixin SelectionOptions selection;
  @Mixin PolicyOptions chosen;
  @Mixin FormatOptions formats;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The tables' folder; tables that are there are replaced.")
  Path out;

  PoliciesCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    Policies policies = chosen.policies();
    try (Analysis analysis = Analysis.open(in, out, input, selection)) {
      formats.write(analysis.policies(policies), out, analysis.manifest());
    }
    return ExitStatus.DONE;
  }
}
