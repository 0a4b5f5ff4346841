package org.sendpath.analysis.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;

/** Turns reports into facts, on the executors and by the rules of {@code report-schema}. */
final class SparkFacts {
  /** What {@link SparkEngine#read} calls the facts that were made here. */
  static final String DATASET = "reports";

  /** Above the numbers that reports in datasets have. */
  private static final long FIRST_NUMBER = 1L << 62;

  /** The rows of {@link LinesToFacts}, of each report the first alone marked with 1. */
  private static final String ORDERED =
      "SELECT *, row_number() OVER (PARTITION BY coalesce(id, CAST(report AS STRING))"
          + " ORDER BY file, startByte, report) AS occurrence FROM parsed";

  private static final String FIRST = " FROM received WHERE problem IS NULL AND occurrence = 1";

  private SparkFacts() {}

  /**
   * Reads reports, one on a line, and keeps their facts as {@link #DATASET}.
   *
   * @param inputs files and folders, by any address that Spark reads; gz by the file's name
   * @param refused takes each line that is no report, in the order of files
   * @throws EngineException if an input is not there, or cannot be read to its end
   */
  static Intake read(SparkEngine engine, List<String> inputs, Consumer<RefusedLine> refused)
      throws EngineException {
    engine.keep(
        "received",
        session -> {
          parsed(session, inputs).createOrReplaceTempView("parsed");
          return session.sql(ORDERED);
        });
    engine.define("firstReport", "SELECT " + columns(Relation.REPORT) + FIRST);
    engine.keep("firstAttempt", "SELECT inline(attempts)" + FIRST);
    engine.provide(DATASET, Relation.REPORT, "firstReport");
    engine.provide(DATASET, Relation.ATTEMPT, "firstAttempt");
    engine.query(
        "SELECT file, problem, line FROM received WHERE problem IS NOT NULL"
            + " ORDER BY file, startByte, report",
        row ->
            refused.accept(
                new RefusedLine(
                    row.text(0).orElseThrow(),
                    row.text(1).orElseThrow(),
                    row.text(2).orElseThrow())));
    return count(engine);
  }

  private static Dataset<Row> parsed(SparkSession session, List<String> inputs) {
    return session
        .read()
        // Not at a carriage return, which JSON may have between its parts.
        .option("lineSep", "\n")
        // Folders named "day=2026-11-21" would become columns.
        .option("recursiveFileLookup", true)
        .text(inputs.toArray(String[]::new))
        // What an earlier reading left in the folder.
        .where(
            not(
                lower(col("_metadata.file_name"))
                    .isin("rejected.ndjson", "rejected.txt", "manifest.json")))
        .select(
            col("value").cast("binary"),
            col("_metadata.file_path"),
            col("_metadata.file_block_start"),
            monotonically_increasing_id().plus(lit(FIRST_NUMBER)))
        .mapPartitions(new LinesToFacts(), Encoders.row(LinesToFacts.SCHEMA));
  }

  private static Intake count(SparkEngine engine) throws EngineException {
    List<Intake> counts = new ArrayList<>();
    engine.query(
        "SELECT count_if(problem IS NULL AND occurrence = 1),"
            + " count_if(problem IS NULL AND occurrence > 1), count_if(problem IS NOT NULL)"
            + " FROM received",
        row ->
            counts.add(
                new Intake(
                    row.whole(0).orElseThrow(),
                    row.whole(1).orElseThrow(),
                    row.whole(2).orElseThrow())));
    return counts.get(0);
  }

  private static String columns(Relation relation) {
    return relation.columns().stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
