package org.sendpath.analysis.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.analysis.facts.ReportTexts;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportCodec;

class DatasetTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final long MEMORY_BYTES = 128L << 20;

  @TempDir Path folder;
  private Path facts;

  @BeforeEach
  void setUp() throws IOException {
    facts = Files.createDirectory(folder.resolve("facts"));
  }

  @Test
  void write_severalParts_areFilesOfBoundedSizeAndCanBeRead() throws Exception {
    List<Repeat> repeats = write(facts, 2, 0, 1, 2, 3, 4);
    assertThat(repeats).isEmpty();
    Dataset dataset = Dataset.open(facts, "1.0.0");
    assertThat(dataset.files(Relation.REPORT))
        .containsExactly("report-00000.parquet", "report-00001.parquet", "report-00002.parquet");
    assertThat(dataset.manifest().rows()).containsEntry("report", 5L).containsEntry("attempt", 30L);
    assertThat(dataset.manifest().outputs())
        .extracting(output -> output.rows().orElseThrow())
        .containsExactly(2L, 2L, 1L, 12L, 12L, 6L);
    assertThat(dataset.manifest().outputs().get(0).sha256())
        .isEqualTo(Sha256.of(facts.resolve("report-00000.parquet")).hex());
    assertThat(Dataset.isDataset(facts)).isTrue();
    assertThat(Dataset.isDataset(folder)).isFalse();
  }

  @Test
  void write_repeatsAcrossParts_areTakenOutAndTold() throws Exception {
    List<Repeat> repeats = write(facts, 2, 0, 1, 1, 2, 3, 0, 0);
    assertThat(repeats)
        .containsExactly(
            new Repeat(0, 3, 0, 2, false),
            new Repeat(0, 6, 0, 1, false),
            new Repeat(0, 7, 0, 1, false));
    assertThat(Dataset.open(facts, "1.0.0").manifest().outputs())
        .extracting(output -> output.rows().orElseThrow())
        .containsExactly(2L, 1L, 1L, 0L, 12L, 6L, 6L, 0L);
  }

  @Test
  void append_ofAnotherDataset_goesOnAfterItsNumbers() throws Exception {
    write(facts, 2, 0, 1, 2);
    Path more = Files.createDirectory(folder.resolve("more"));
    List<Repeat> repeats = new ArrayList<>();
    try (DatasetWriter writer = DatasetWriter.create(more, 1, MEMORY_BYTES, 2)) {
      writer.append(rows(7), new Place(0, 1, 1));
      writer.append(Dataset.open(facts, "1.0.0"), 1);
      writer.append(rows(2), new Place(2, 1, 1));
      writer.finish(repeats::add);
      writer.describe("1.0.0", NOW, List.of());
    }
    // The other's rows are compared, since it has no fingerprints.
    assertThat(repeats).containsExactly(new Repeat(2, 1, 1, 0, false));
    assertThat(Dataset.open(more, "1.0.0").manifest().rows()).containsEntry("report", 4L);
  }

  @Test
  void open_otherVersion_saysConvertAgain() throws Exception {
    write(facts, 2, 0);
    assertThatThrownBy(() -> Dataset.open(facts, "1.0.1"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContainingAll("1.0.0", "1.0.1", "convert the reports again");
  }

  @Test
  void open_otherFormat_saysConvertAgain() throws Exception {
    write(facts, 2, 0);
    replaceInManifest("sendpath-facts/1", "sendpath-facts/2");
    assertThat(Dataset.isDataset(facts)).isTrue();
    assertThatThrownBy(() -> Dataset.open(facts, "1.0.0"))
        .hasMessageContainingAll("sendpath-facts/2", "convert the reports again");
  }

  @Test
  void open_missingFile_isRefused() throws Exception {
    write(facts, 2, 0, 1, 2);
    Files.delete(facts.resolve("report-00001.parquet"));
    assertThatThrownBy(() -> Dataset.open(facts, "1.0.0"))
        .hasMessageContainingAll("2 rows", "says 3", "convert the reports again");
    Files.delete(facts.resolve("report-00000.parquet"));
    assertThatThrownBy(() -> Dataset.open(facts, "1.0.0"))
        .hasMessageContaining("convert the reports again");
  }

  @Test
  void open_otherColumns_isRefused() throws Exception {
    write(facts, 2, 0);
    try (Duck duck = Duck.open(folder, 1, MEMORY_BYTES)) {
      duck.run(
          Sql.copy(
              "SELECT * EXCLUDE (month) FROM " + Sql.parquet(facts, "report-00000.parquet"),
              folder.resolve("other.parquet")));
    }
    Files.copy(
        folder.resolve("other.parquet"),
        facts.resolve("report-00000.parquet"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> Dataset.open(facts, "1.0.0"))
        .hasMessageContainingAll("other columns in report", "convert the reports again");
  }

  @Test
  void open_brokenManifest_namesTheFile() throws Exception {
    write(facts, 2, 0);
    for (String text : List.of("", "{", "[]", "{\"format\":\"sendpath-facts/1\"}", "null")) {
      Files.writeString(facts.resolve(Manifest.FILE), text);
      assertThatThrownBy(() -> Dataset.open(facts, "1.0.0"))
          .as(text)
          .isInstanceOf(DatasetException.class)
          .hasMessageContaining(facts.resolve(Manifest.FILE) + " cannot be read");
    }
  }

  private void replaceInManifest(String from, String to) throws IOException {
    Path file = facts.resolve(Manifest.FILE);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private static List<Repeat> write(Path into, int partReports, int... numbers) throws Exception {
    List<Repeat> repeats = new ArrayList<>();
    try (DatasetWriter writer = DatasetWriter.create(into, 1, MEMORY_BYTES, partReports)) {
      for (int i = 0; i < numbers.length; i++) {
        writer.append(rows(numbers[i]), new Place(0, i + 1L, numbers[i]));
      }
      writer.finish(repeats::add);
      writer.describe("1.0.0", NOW, List.of());
    }
    return repeats;
  }

  private static FactRows rows(int number) throws InvalidReportException {
    String text = ReportTexts.FULL.replace("4f1e6a0c8b57", String.format("%012x", number));
    return FactRows.of(0, new ReportCodec().read(text.getBytes(StandardCharsets.UTF_8)));
  }
}
