package org.sendpath.analysis.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.ReportTexts;

@Tag("spark")
@ExtendWith(LocalSpark.class)
final class SparkFactsTest {
  private static final String ID = "01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57";
  private static final String OTHER_ID = "01939f0e-7a31-7c58-9d2b-4f1e6a0c8b58";
  private static final String OTHER = ReportTexts.FULL.replace(ID, OTHER_ID);

  @TempDir private Path folder;
  private SparkEngine engine;
  private final List<RefusedLine> refused = new ArrayList<>();

  @BeforeEach
  void open(SparkSession spark) {
    engine = new SparkEngine(spark);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void read_twoReports_hasTheRowsOfFactRows() throws Exception {
    Files.writeString(folder.resolve("a.ndjson"), ReportTexts.FULL + "\n" + OTHER + "\n");

    assertThat(read(folder)).isEqualTo(new Intake(2, 0, 0));

    FactRows expected = FactRows.of(0, ReportTexts.full());
    List<Object> report = new ArrayList<>(expected.report());
    report.set(1, OTHER_ID);
    assertThat(rows(Relation.REPORT, "id = '" + OTHER_ID + "'")).containsExactly(report);
    assertThat(
            rows(Relation.ATTEMPT, "report = (SELECT report FROM report WHERE id = '" + ID + "')"))
        .containsExactlyInAnyOrderElementsOf(expected.attempts());
  }

  @Test
  void read_repeatsInOtherFiles_keepsTheFirst() throws Exception {
    String changed = ReportTexts.FULL.replace("\"isp\"", "\"asp\"");
    Files.writeString(folder.resolve("a.ndjson"), ReportTexts.FULL + "\n" + OTHER + "\n" + changed);
    Files.createDirectory(folder.resolve("b"));
    Files.write(folder.resolve("b/c.ndjson.gz"), gzip(changed + "\r\n\r\n \n" + changed));

    assertThat(read(folder)).isEqualTo(new Intake(2, 3, 0));
    assertThat(texts("SELECT kind FROM report WHERE id = '" + ID + "'")).containsExactly("isp");
  }

  @Test
  void read_linesThatAreNoReports_setsThemAside() throws Exception {
    Path file = folder.resolve("a b.ndjson");
    byte[] broken = (ReportTexts.FULL + "\n{\"format\":\"x").getBytes(UTF_8);
    broken[broken.length - 1] = (byte) 0xff;
    Files.write(file, broken);
    Files.writeString(folder.resolve("c.ndjson"), "[]\n" + OTHER);

    assertThat(read(folder)).isEqualTo(new Intake(2, 0, 2));
    assertThat(refused).extracting(RefusedLine::line).containsExactly("{\"format\":\"\ufffd", "[]");
    assertThat(refused.get(0).file()).endsWith("/a%20b.ndjson");
    assertThat(refused.get(0).problem()).contains("no UTF-8");
    assertThat(texts("SELECT id FROM report")).containsExactlyInAnyOrder(ID, OTHER_ID);
  }

  @Test
  void read_reportsOfManyTasks_haveDifferentNumbers() throws Exception {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Path file = folder.resolve(i + ".ndjson");
      Files.writeString(file, ReportTexts.FULL.replace("8b57", "8b5" + i));
      files.add(file.toString());
    }

    assertThat(read(files)).isEqualTo(new Intake(5, 0, 0));
    assertThat(texts("SELECT DISTINCT CAST(report AS STRING) FROM report")).hasSize(5);
  }

  @Test
  void read_absentFile_saysWhich() {
    assertThatThrownBy(() -> read(folder.resolve("absent.ndjson")))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("absent.ndjson");
  }

  @Test
  void read_gzipCutShort_fails() throws Exception {
    byte[] whole = gzip((ReportTexts.FULL + "\n").repeat(20));
    Files.write(folder.resolve("a.ndjson.gz"), Arrays.copyOf(whole, whole.length - 20));

    assertThatThrownBy(() -> read(folder)).isInstanceOf(EngineException.class);
  }

  private Intake read(List<String> inputs) throws EngineException {
    Intake intake = SparkFacts.read(engine, inputs, refused::add);
    for (Relation relation : Relation.values()) {
      engine.read(relation, List.of(SparkFacts.DATASET));
    }
    return intake;
  }

  private Intake read(Path input) throws EngineException {
    return read(List.of(input.toString()));
  }

  /** Rows of a relation, with 0 for the report's number. */
  private List<List<Object>> rows(Relation relation, String which) throws EngineException {
    List<Column> columns = relation.columns();
    List<List<Object>> rows = new ArrayList<>();
    engine.query(
        "SELECT * FROM " + relation.word() + " WHERE " + which,
        row -> {
          List<Object> values = new ArrayList<>(List.of(0L));
          for (int i = 1; i < columns.size(); i++) {
            values.add(
                switch (columns.get(i).type()) {
                  case TEXT -> row.text(i).orElse(null);
                  case WHOLE -> row.whole(i).isPresent() ? row.whole(i).getAsLong() : null;
                  case TRUTH -> row.truth(i).orElse(null);
                  case DECIMAL -> throw new IllegalArgumentException("columns: no facts");
                });
          }
          rows.add(values);
        });
    return rows;
  }

  private List<String> texts(String select) throws EngineException {
    List<String> texts = new ArrayList<>();
    engine.query(select, row -> texts.add(row.text(0).orElseThrow()));
    return texts;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }
}
