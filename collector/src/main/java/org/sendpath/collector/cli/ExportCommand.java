package org.sendpath.collector.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sendpath.collector.store.ReportFilter;
import org.sendpath.collector.store.ReportReader;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;
import org.sendpath.collector.store.StoredReport;
import org.sendpath.collector.table.AttemptText;
import org.sendpath.collector.table.Criterion;
import org.sendpath.collector.table.InvalidSelectionException;
import org.sendpath.collector.table.Pages;
import org.sendpath.collector.table.PairText;
import org.sendpath.collector.table.ReportText;
import org.sendpath.collector.table.Selection;
import org.sendpath.table.TableCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes reports, pairs or attempts to a file or to standard output, however many there are. */
@Command(
    name = "export",
    header = "Write reports, pairs or attempts as NDJSON or CSV.",
    description =
        "Goes on while the collector takes reports. A file is there whole or not at all; it is"
            + " packed if its name ends with .gz.")
final class ExportCommand implements Callable<Integer> {
  private final StoreOpener stores;

  @Spec CommandSpec command;

  @Mixin DatabaseOption database;

  @Option(
      names = "--what",
      required = true,
      paramLabel = "reports|pairs|attempts",
      description = "What to write; attempts has one line for each attempt of each report.")
  String what;

  @Option(
      names = "--format",
      defaultValue = "ndjson",
      paramLabel = "ndjson|csv",
      description = "How to write it (default: ${DEFAULT-VALUE}).")
  String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to; standard output if it is not given.")
  Optional<Path> out;

  @Option(names = "--force", description = "Overwrite the file.")
  boolean force;

  @Option(names = "--experiment", paramLabel = "NAME", description = "Only of this experiment.")
  String experiment;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Only from this day on, such as 2026-11-21, by measuredAt in UTC.")
  String since;

  @Option(names = "--until", paramLabel = "DAY", description = "Only before this day.")
  String until;

  @Option(names = "--kind", paramLabel = "KIND", description = "Only of servers of this kind.")
  String kind;

  @Option(names = "--route", paramLabel = "ROUTE", description = "Only by this route.")
  String route;

  @Option(names = "--os", paramLabel = "OS", description = "Only from this family of systems.")
  String os;

  @Option(names = "--network", paramLabel = "NETWORK", description = "Only from there.")
  String network;

  ExportCommand(StoreOpener stores) {
    this.stores = stores;
  }

  /** Pages of the store, as lines of text with their line ends. */
  private record Export<T>(String header, Pages<T> pages, Function<T, Stream<String>> lines) {}

  @Override
  public Integer call() throws IOException, StoreException {
    Selection selection = selection();
    Function<ReportReader, Export<?>> export = export(selection.reports());
    requireStore();
    try (Store store = stores.open(database.db)) {
      if (out.isEmpty()) {
        PrintWriter standardOutput = command.commandLine().getOut();
        write(export.apply(store.reader()), standardOutput);
        return ExitStatus.DONE;
      }
      try (ExportFile file = ExportFile.begin(out.get().toAbsolutePath(), force)) {
        long lines = write(export.apply(store.reader()), file.writer());
        file.finish();
        command.commandLine().getErr().println(out.get() + ": " + lines + " " + what);
      }
    }
    return ExitStatus.DONE;
  }

  private Selection selection() {
    Map<String, List<String>> given = new LinkedHashMap<>();
    put(given, Criterion.EXPERIMENT, experiment);
    put(given, Criterion.SINCE, since);
    put(given, Criterion.UNTIL, until);
    put(given, Criterion.KIND, kind);
    put(given, Criterion.ROUTE, route);
    put(given, Criterion.OS, os);
    put(given, Criterion.NETWORK, network);
    try {
      return Selection.of(given, Criterion.WITHOUT_FAMILY);
    } catch (InvalidSelectionException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static void put(Map<String, List<String>> given, Criterion criterion, String value) {
    if (value != null) {
      given.put(criterion.word(), List.of(value));
    }
  }

  private Function<ReportReader, Export<?>> export(ReportFilter filter) {
    return switch (what + " " + format) {
      case "reports ndjson" ->
          reader -> reports(reader, filter, "", body -> Stream.of(ReportText.json(body) + "\n"));
      case "reports csv" ->
          reader ->
              reports(
                  reader,
                  filter,
                  TableCsv.header(ReportText.COLUMNS),
                  body -> Stream.of(ReportText.csv(body)));
      case "attempts ndjson" ->
          reader ->
              reports(reader, filter, "", body -> AttemptText.json(body).map(line -> line + "\n"));
      case "attempts csv" ->
          reader -> reports(reader, filter, TableCsv.header(AttemptText.COLUMNS), AttemptText::csv);
      case "pairs ndjson" ->
          reader ->
              new Export<>(
                  "",
                  Pages.pairs(reader, filter, Optional.empty(), 0, Long.MAX_VALUE),
                  pair -> Stream.of(PairText.json(pair) + "\n"));
      case "pairs csv" ->
          reader ->
              new Export<>(
                  TableCsv.header(PairText.COLUMNS),
                  Pages.pairs(reader, filter, Optional.empty(), 0, Long.MAX_VALUE),
                  pair -> Stream.of(PairText.csv(pair)));
      default ->
          throw new ParameterException(
              command.commandLine(),
              "--what must be one of reports, pairs, attempts, and --format one of ndjson, csv");
    };
  }

  private static Export<StoredReport> reports(
      ReportReader reader,
      ReportFilter filter,
      String header,
      Function<byte[], Stream<String>> lines) {
    return new Export<>(
        header,
        Pages.reports(reader, filter, 0, Long.MAX_VALUE),
        report -> lines.apply(report.body()));
  }

  /** Opening would make an empty one where the name is mistyped. */
  private void requireStore() throws IOException {
    if (!database.db.startsWith("jdbc:") && !Files.exists(Path.of(database.db))) {
      throw new IOException("there is no store " + database.db + ": name it with --db");
    }
  }

  private <T> long write(Export<T> export, Writer writer) throws IOException, StoreException {
    writer.write(export.header());
    long count = 0;
    for (List<T> rows = export.pages().next(); !rows.isEmpty(); rows = export.pages().next()) {
      for (T row : rows) {
        for (String line : export.lines().apply(row).toList()) {
          writer.write(line);
          count++;
        }
      }
      // A writer that prints keeps its errors to itself.
      if (writer instanceof PrintWriter printer && printer.checkError()) {
        throw new IOException("standard output was closed before all was written");
      }
    }
    writer.flush();
    return count;
  }
}
