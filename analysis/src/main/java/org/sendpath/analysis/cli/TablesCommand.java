package org.sendpath.analysis.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes all tables but those of policies. */
@Command(
    name = "tables",
    header = "Write the tables of reports, with how sure each share is.",
    description =
        "One file for each table and format, and manifest.json, which says what they were made of."
            + " docs/tables.md says what each column is. conflicts and conflict-reports name"
            + " volunteers' pseudonyms and servers; the others name nobody.")
final class TablesCommand implements Callable<Integer> {
  private final InputStream in;

  @Mixin InputOptions input;
  @Mixin SelectionOptions selection;
  @Mixin FormatOptions formats;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The tables' folder; tables that are there are replaced.")
  Path out;

  TablesCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws Exception {
    try (Analysis analysis = Analysis.open(in, out, input, selection)) {
      formats.write(analysis.tables().all(), out, analysis.manifest());
    }
    return ExitStatus.DONE;
  }
}
