package org.sendpath.analysis.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.export.Exports;
import org.sendpath.analysis.export.Format;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.analysis.table.Selection;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.OsFamily;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "csv",
      paramLabel = "FORMAT",
      description = "Of csv, md, json, tex and parquet; csv if not given.")
  private Set<Format> formats = new LinkedHashSet<>();

  @Option(names = "--strict", description = "Count nothing if any line is no report.")
  private boolean strict;

  @Option(names = "--experiment", paramLabel = "NAME", description = "Only this experiment.")
  private Optional<String> experiment = Optional.empty();

  @Option(names = "--since", paramLabel = "DAY", description = "The first day, such as 2026-11-21.")
  private Optional<LocalDate> since = Optional.empty();

  @Option(names = "--until", paramLabel = "DAY", description = "The first day not meant any more.")
  private Optional<LocalDate> until = Optional.empty();

  @Option(names = "--kind", paramLabel = "KIND", description = "Only servers of this kind.")
  private Optional<ServerKind> kind = Optional.empty();

  @Option(names = "--route", paramLabel = "ROUTE", description = "Only this route.")
  private Optional<Route> route = Optional.empty();

  @Option(names = "--os", paramLabel = "OS", description = "Only systems of this family.")
  private Optional<OsFamily> os = Optional.empty();

  @Option(names = "--network", paramLabel = "NETWORK", description = "Only this kind of network.")
  private Optional<Network> network = Optional.empty();

  @Option(names = "--family", paramLabel = "FAMILY", description = "Cases over ipv6 or ipv4 alone.")
  private Optional<Family> family = Optional.empty();

  SparkTablesCommand(Supplier<SparkSession> start) {
    this.start = start;
  }

  @Override
  public Integer call() throws IOException, EngineException {
    Selection selection = selection();
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
      Exports.write(tables.all(), out, formats);
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

  private Selection selection() {
    try {
      return new Selection(experiment, since, until, kind, route, os, network, family);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
    }
  }
}
