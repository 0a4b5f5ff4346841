package org.sendpath.analysis.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.export.Exports;
import org.sendpath.analysis.export.Format;
import org.sendpath.table.Table;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** In which formats tables are written. */
public final class FormatOptions {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "csv",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "csv, md, json, tex, parquet; several parted by commas (default: csv).")
  List<Format> formats;

  private static final class FormatConverter extends WordConverter<Format> {
    FormatConverter() {
      super(Format.class);
    }
  }

  /** Those that were chosen. */
  public Set<Format> formats() {
    return EnumSet.copyOf(formats);
  }

  /** Writes tables and the manifest beside them, and says so. */
  void write(List<Table> tables, Path folder, Manifest inputs) throws IOException {
    List<Manifest.Output> outputs =
        Exports.write(tables, folder, formats()).stream()
            .map(
                exported ->
                    new Manifest.Output(
                        exported.file().getFileName().toString(),
                        Optional.of(exported.rows()),
                        exported.sha256()))
            .toList();
    Outputs.describe(inputs, "sendpath-tables/1", outputs).write(folder);
    command.commandLine().getOut().printf("%d tables in %s%n", tables.size(), folder);
  }
}
