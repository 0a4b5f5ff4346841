package org.sendpath.analysis.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sendpath.analysis.engine.DuckDbSettings;
import org.sendpath.analysis.input.InputException;
import org.sendpath.analysis.input.Inputs;
import org.sendpath.analysis.input.LoadOptions;
import org.sendpath.analysis.input.Loaded;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is read, how, and with how much of the machine. */
final class InputOptions {
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_BYTES = 256 * MEBIBYTE;

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = {
        "Files of reports (NDJSON or one report, plain or gzip), folders of them, datasets that"
            + " convert made, a collector's URL, or - for standard input."
      })
  List<String> inputs;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Holds a researcher's token, which a collector asks for.")
  Optional<Path> tokenFile;

  @Option(
      names = "--strict",
      description =
          "End with the first line that is no report; otherwise such lines are set aside.")
  boolean strict;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many processors to use (default: all).")
  Optional<Integer> threads;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "1g",
      converter = ByteSize.Converter.class,
      description =
          "How much memory the tables may take, beside the JVM's own (default:"
              + " ${DEFAULT-VALUE}); what is more goes to the temporary folder.")
  ByteSize memory;

  @Option(names = "--quiet", description = "Say nothing of progress.")
  boolean quiet;

  /**
   * Reads the inputs.
   *
   * @param dataset where their facts are to stay; empty: for this run alone
   * @param aside the folder for what is no report
   */
  Loaded load(InputStream in, Optional<Path> dataset, Path aside)
      throws InputException, InterruptedException {
    LoadOptions options =
        new LoadOptions(
            Version.number(), dataset, aside, strict, tokenFile, threads(), memory(), in);
    ProgressLine progress =
        quiet ? ProgressLine.silent() : ProgressLine.of(command.commandLine().getErr());
    Loaded loaded;
    try {
      loaded = new Inputs(options, progress).load(inputs);
    } finally {
      progress.end();
    }
    new InputSummary(command.commandLine().getErr()).tell(loaded);
    return loaded;
  }

  DuckDbSettings engine() {
    return new DuckDbSettings(memory(), threads(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  private int threads() {
    int number = threads.orElse(Runtime.getRuntime().availableProcessors());
    if (number < 1) {
      throw new ParameterException(command.commandLine(), "--threads: must be at least 1");
    }
    return number;
  }

  private long memory() {
    if (memory.bytes() < LEAST_BYTES) {
      throw new ParameterException(command.commandLine(), "--memory: must be at least 256m");
    }
    return memory.bytes();
  }
}
