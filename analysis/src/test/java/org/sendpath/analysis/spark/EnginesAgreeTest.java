package org.sendpath.analysis.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.analysis.engine.DuckDbEngine;
import org.sendpath.analysis.engine.DuckDbSettings;
import org.sendpath.analysis.engine.Engine;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.engine.ParquetFacts;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.table.AnalysisTables;
import org.sendpath.analysis.table.RandomReports;
import org.sendpath.analysis.table.Selection;
import org.sendpath.report.Family;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;
import org.sendpath.table.Cell;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;

/** DuckDB from datasets, Spark from the same datasets or from the reports: the same tables. */
@Tag("spark")
@ExtendWith(LocalSpark.class)
class EnginesAgreeTest {
  private static final long MAX_MEMORY_BYTES = 256L << 20;
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static final List<String> DATASETS = new ArrayList<>();
  private static final List<String> FILES = new ArrayList<>();

  @BeforeAll
  static void writeReports(SparkSession running) throws Exception {
    spark = running;
    ReportCodec codec = new ReportCodec();
    List<Report> golden = new ArrayList<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      golden.add(codec.read(line.getBytes(UTF_8)));
    }
    List<Report> random = RandomReports.of(20261122, 400);
    write("golden", golden);
    write("random", random);
    // The second half again, which is in both then.
    write("repeated", random.subList(200, 400));
  }

  @Test
  void tables_ofDatasetsWithRepeats_areEqual() throws Exception {
    try (Engine engine = new SparkEngine(spark)) {
      assertThat(tables(engine, DATASETS, Selection.ALL))
          .hasSizeGreaterThan(15)
          .isEqualTo(byDuckDb(Selection.ALL));
    }
  }

  @Test
  void tables_ofSelectedReportsThatSparkRead_areEqual() throws Exception {
    Selection selection =
        new Selection(
            Optional.of("fallback"),
            Optional.of(LocalDate.of(2026, 1, 29)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Family.IPV6));
    try (SparkEngine engine = new SparkEngine(spark)) {
      assertThat(SparkFacts.read(engine, FILES, line -> {})).isEqualTo(new Intake(439, 200, 0));
      assertThat(tables(engine, List.of(SparkFacts.DATASET), selection))
          .isEqualTo(byDuckDb(selection));
    }
  }

  private static Map<Shape, List<List<Cell>>> byDuckDb(Selection selection) throws Exception {
    try (Engine engine =
        DuckDbEngine.open(new DuckDbSettings(MAX_MEMORY_BYTES, 2, folder.resolve("temporary")))) {
      return tables(engine, DATASETS, selection);
    }
  }

  private static Map<Shape, List<List<Cell>>> tables(
      Engine engine, List<String> datasets, Selection selection) throws EngineException {
    Map<Shape, List<List<Cell>>> rows = new LinkedHashMap<>();
    for (Table table : AnalysisTables.of(engine, datasets, selection).all()) {
      rows.put(table.shape(), table.rows());
    }
    return rows;
  }

  private static void write(String name, List<Report> reports) throws Exception {
    ReportCodec codec = new ReportCodec();
    Path file = folder.resolve(name + ".ndjson");
    List<FactRows> rows = new ArrayList<>();
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Report report : reports) {
        rows.add(FactRows.of(rows.size(), report));
        out.write(codec.write(report));
        out.write('\n');
      }
    }
    FILES.add(file.toString());
    DATASETS.add(ParquetFacts.write(Files.createDirectory(folder.resolve(name)), rows));
  }
}
