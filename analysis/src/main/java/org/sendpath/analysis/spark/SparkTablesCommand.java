package org.sendpath.analysis.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.sendpath.analysis.cli.FormatOptions;
import org.sendpath.analysis.cli.SelectionOptions;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.export.Exports;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.analysis.table.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The tables of what a cluster reads. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    header = "Count the tables on the cluster and write them here.")
final class SparkTablesCommand implements Callable<Integer> {
  private final Supplier<SparkSession> start;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "Reports as lines (gz too), folders of them, or datasets; hdfs:, s3a: and so on.")
  private List<String> inputs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write into, on the driver's host.")
  private Path out;

  @Mixin private FormatOptions formats;
  @Mixin private SelectionOptions chosen;

  @Option(names = "--strict", description = "Count nothing if any line is no report.")
  private boolean strict;

  SparkTablesCommand(Supplier<SparkSession> start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException, EngineException {
    Selection selection = chosen.selection();
    Files.createDirectories(out);
    PrintWriter messages = command.commandLine().getErr();
    SparkSession spark = start.get();
    try (SparkEngine engine = new SparkEngine(spark)) {
      List<String> datasets = new ArrayList<>();
      List<String> reports = new ArrayList<>();
      for (String input : inputs) {
        (new DatasetFolder(Relation.REPORT, input).isThere(spark) ? datasets : reports).add(input);
      }
      if (!reports.isEmpty()) {
        Intake intake = read(engine, reports);
        messages.println(intake.told(out));
        if (strict && intake.refusedLines() > 0) {
          return SparkMain.COULD_NOT;
        }
        datasets.add(SparkFacts.DATASET);
      }
      AnalysisTables tables = AnalysisTables.of(engine, datasets, selection);
      Exports.write(tables.all(), out, formats.formats());
      return SparkMain.DONE;
    }
  }

  private Intake read(SparkEngine engine, List<String> reports)
      throws IOException, EngineException {
    try (RefusedLines refused = RefusedLines.in(out)) {
      return SparkFacts.read(engine, reports, refused);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
