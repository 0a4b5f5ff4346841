package org.sendpath.analysis.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("spark")
@ExtendWith(LocalSpark.class)
class SparkMainTest {
  private static final String GOLDEN =
      "../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson";

  @TempDir private Path folder;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void tables_goldenSetAndABadLine_writesThePapersCounts(SparkSession spark) throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.ndjson"), "{}\n");
    Path out = folder.resolve("out");

    assertThat(run(spark, "tables", GOLDEN, bad.toString(), "--out", out.toString()))
        .isEqualTo(SparkMain.DONE);

    assertThat(out.resolve("funnel.csv"))
        .hasContent("stage,count\nreports,39\nwithout-local,32\npairs,26\n");
    assertThat(out.resolve("rejected.ndjson")).hasContent("{}\n");
    assertThat(out.resolve("rejected.txt")).content().contains("/bad.ndjson: ");
    assertThat(errors.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "39 reports; 0 repeats left out; 1 lines refused: see rejected.txt in " + out);
  }

  @Test
  void tables_badLineStrictly_countsNothing(SparkSession spark) throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.ndjson"), "{}\n");

    assertThat(run(spark, "tables", bad.toString(), "--strict", "--out", folder.toString()))
        .isEqualTo(SparkMain.COULD_NOT);

    assertThat(folder.resolve("rejected.txt")).exists();
    assertThat(folder.resolve("funnel.csv")).doesNotExist();
  }

  @Test
  void tables_inputThatIsNotThere_saysWhich(SparkSession spark) {
    assertThat(run(spark, "tables", "absent.ndjson", "--out", folder.toString()))
        .isEqualTo(SparkMain.COULD_NOT);
    assertThat(errors.toString(UTF_8)).contains("absent.ndjson");
  }

  @Test
  void tables_selectionWithoutSense_isAUsageError() {
    assertThat(
            run(
                null,
                "tables",
                "x",
                "--since=2026-02-01",
                "--until=2026-01-01",
                "--out",
                folder.toString()))
        .isEqualTo(2);
    assertThat(errors.toString(UTF_8)).contains("--until: must be a later day");
    assertThat(run(null, "tables", "x", "--out=y", "--format=xls")).isEqualTo(2);
    assertThat(errors.toString(UTF_8)).contains("'xls' is none of: csv, md");
  }

  /**
   * @param spark null where it must not be asked for
   */
  private int run(SparkSession spark, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        SparkMain.run(
            () -> {
              assertThat(spark).isNotNull();
              return spark;
            },
            new PrintStream(out, true, UTF_8),
            new PrintStream(errors, true, UTF_8),
            arguments);
    assertThat(out.toString(UTF_8)).isEmpty();
    return status;
  }
}
