package org.sendpath.analysis.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.input.Loaded;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a dataset. */
@Command(
    name = "convert",
    header = "Make a dataset of reports, for tables that are made again and again.",
    description =
        "A dataset is a folder of Parquet files with what the tables need of each report. Every"
            + " command takes it as an input, and is done much sooner than with the reports.")
final class ConvertCommand implements Callable<Integer> {
  private final InputStream in;

  @Spec CommandSpec command;

  @Mixin InputOptions input;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The dataset's folder, which must not be there yet.")
  Path out;

  ConvertCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    try (Loaded loaded = input.load(in, Optional.of(out), out)) {
      command
          .commandLine()
          .getOut()
          .printf(
              "%,d reports in %s%n",
              loaded.manifest().rows().getOrDefault(Relation.REPORT.word(), 0L), loaded.dataset());
    }
    return ExitStatus.DONE;
  }
}
