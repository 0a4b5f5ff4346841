package org.sendpath.analysis.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendpath.analysis.dataset.Manifest;
import org.sendpath.analysis.facts.ReportTexts;
import org.sendpath.report.ReportCodec;

class InputsTest {
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  @TempDir Path folder;
  private Path out;
  private LoadOptions options;

  @BeforeEach
  void setUp() {
    out = folder.resolve("facts");
    options = LoadOptions.of("1.0.0", folder.resolve("aside")).into(out);
  }

  @Test
  void load_goldenSet_keeps39ReportsAndSaysWhatOf() throws Exception {
    Loaded loaded = load(GOLDEN.toString());
    assertThat(loaded.rejected()).isEmpty();
    assertThat(loaded.dataset()).isEqualTo(out);
    assertThat(query("SELECT count(*), count(*) FILTER (local), max(report) FROM report"))
        .containsExactly("39|7|38");
    Manifest.Input input = loaded.manifest().inputs().get(0);
    assertThat(input.name()).isEqualTo(GOLDEN.toString());
    assertThat(input.sha256()).isEqualTo(sha256(Files.readAllBytes(GOLDEN)));
    assertThat(input.bytes()).isEqualTo(Files.size(GOLDEN));
    assertThat(input.lines()).isEqualTo(39);
    assertThat(input.reports()).isEqualTo(39);
    assertThat(input.badLines()).isZero();
    assertThat(loaded.manifest().rows()).containsEntry("report", 39L);
    assertThat(Manifest.read(out)).isEqualTo(loaded.manifest());
    assertThat(names(folder)).containsExactly("facts");
    assertThat(names(out))
        .containsExactly("attempt-00000.parquet", "manifest.json", "report-00000.parquet");
  }

  @Test
  void load_fullReport_keepsEveryValue() throws Exception {
    load(write("r.json", ReportTexts.FULL));
    assertThat(
            query(
                "SELECT id, measuredAtMicros, day, overall, osTimeoutMicros, speaks587, speaks465,"
                    + " auth587, clearAuth25 FROM report"))
        .containsExactly(
            "01939f0e-7a31-7c58-9d2b-4f1e6a0c8b57|1795222923456789|2026-11-21|open|133712345|true"
                + "|null|LOGIN PLAIN|null");
    assertThat(
            query("SELECT * EXCLUDE (report, overall, connectGroup, greetingGroup) FROM attempt"))
        .containsExactly(
            "server|587|ipv6|0|0|icmp-hard|kernel|20123|20100|null|null|null|null",
            "server|587|ipv4|1|0|open|kernel|19877|19900|true|25011|25000|rejected",
            "server|587|ipv4|0|0|timeout|timer|10000000|10000000|null|null|null|null",
            "server|587|ipv4|1|1|open|kernel|999|999|null|null|null|null",
            "control|25|ipv4|0|0|open|kernel|1005|1010|null|null|null|null",
            "server|25|ipv4|0|0|timeout|errno|133712345|134000000|null|null|null|null");
  }

  @Test
  void load_packed_readsWhatIsInside() throws Exception {
    byte[] packed = packed(Files.readAllBytes(GOLDEN));
    Path file = Files.write(folder.resolve("named-otherwise"), packed);
    Manifest.Input input = load(file.toString()).manifest().inputs().get(0);
    assertThat(input.reports()).isEqualTo(39);
    assertThat(input.bytes()).isEqualTo(packed.length);
    assertThat(input.sha256()).isEqualTo(sha256(packed));
    assertThat(input.problem()).isEmpty();
  }

  @Test
  void load_cutPacked_keepsWhatCameAndSaysSo() throws Exception {
    byte[] packed = packed(Files.readAllBytes(GOLDEN));
    Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length * 2 / 3));
    Loaded loaded = load(file.toString());
    Manifest.Input input = loaded.manifest().inputs().get(0);
    assertThat(input.reports()).isBetween(5L, 38L);
    assertThat(input.problem()).hasValueSatisfying(why -> assertThat(why).contains("cut short"));
    assertThat(reasons(loaded)).last().asString().startsWith(file + ": it is cut short");
  }

  @Test
  void load_cutPackedStrictly_isRefusedByName() throws Exception {
    byte[] packed = packed(Files.readAllBytes(GOLDEN));
    Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, 7));
    assertThatThrownBy(() -> load(options.strictly(), file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("cut.gz", "cut short");
    assertThat(names(folder)).containsExactly("aside", "cut.gz");
  }

  @Test
  void load_printedForPeople_isAReport() throws Exception {
    String pretty = new ReportCodec().pretty(ReportTexts.full());
    Loaded loaded = load(write("a.json", pretty + "\n"));
    assertThat(loaded.manifest().inputs().get(0).reports()).isEqualTo(1);
    assertThat(loaded.manifest().inputs().get(0).lines()).isEqualTo(1);
  }

  @Test
  void load_badLines_areSetAsideWholeWithPlaceAndReason() throws Exception {
    String other = ReportTexts.FULL.replace("\"port\":25,", "\"port\":0,");
    String file = write("x.ndjson", "no json\n\n" + ReportTexts.FULL + "\n" + other + "\r\n{\"a");
    Loaded loaded = load(file);
    Manifest.Input input = loaded.manifest().inputs().get(0);
    assertThat(List.of(input.lines(), input.reports(), input.badLines()))
        .containsExactly(4L, 1L, 3L);
    assertThat(Files.readString(folder.resolve("aside/rejected.ndjson")))
        .isEqualTo("no json\n" + other + "\r\n{\"a\n");
    assertThat(reasons(loaded))
        .satisfiesExactly(
            first -> assertThat(first).startsWith(file + ":1: "),
            second -> assertThat(second).startsWith(file + ":4: /attempts/4/port: "),
            third -> assertThat(third).startsWith(file + ":5: "));
  }

  @Test
  void load_badLinesIntoTheDatasetsFolder_areThere() throws Exception {
    String file = write("x.ndjson", "no json\n" + ReportTexts.FULL);
    Loaded loaded = load(LoadOptions.of("1.0.0", out).into(out), file);
    assertThat(loaded.rejected())
        .containsExactly(out.resolve("rejected.ndjson"), out.resolve("rejected.txt"));
    assertThat(out.resolve("rejected.ndjson")).hasContent("no json");
  }

  @Test
  void load_badLineStrictly_isRefusedByPlaceAndLeavesNoFacts() throws Exception {
    String file = write("x.ndjson", ReportTexts.FULL + "\nno json\n");
    assertThatThrownBy(() -> load(options.strictly(), file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ":2: ");
    assertThat(names(folder)).containsExactly("aside", "x.ndjson");
  }

  @Test
  void load_lineLongerThanAReport_isSetAsideWhole() throws Exception {
    String line = "[" + "1,".repeat(1 << 20) + "1]";
    Loaded loaded = load(write("x.ndjson", line + "\n" + ReportTexts.FULL));
    assertThat(loaded.manifest().inputs().get(0).reports()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("aside/rejected.ndjson"))).isEqualTo(line + "\n");
    assertThat(reasons(loaded)).singleElement().asString().contains(":1: is longer than");
  }

  @Test
  void load_standardInput_isRead() throws Exception {
    byte[] bytes = Files.readAllBytes(GOLDEN);
    Loaded loaded = load(options.withStandardInput(new ByteArrayInputStream(bytes)), "-");
    assertThat(loaded.manifest().inputs().get(0).name()).isEqualTo("standard input");
    assertThat(loaded.manifest().inputs().get(0).sha256()).isEqualTo(sha256(bytes));
    assertThat(loaded.manifest().inputs().get(0).reports()).isEqualTo(39);
  }

  @Test
  void load_standardInputTwice_isRefused() {
    assertThatThrownBy(() -> load("-", "-")).hasMessageContaining("once");
  }

  @Test
  void load_folder_takesReportFilesInOrder() throws Exception {
    write("in/b/2.json", text(2));
    write("in/a.ndjson", text(0) + "\n" + text(1));
    write("in/c.JSONL", text(3));
    write("in/.hidden.json", "x");
    write("in/c.state", "x");
    write("in/rejected.ndjson", "x");
    Loaded loaded = load(folder.resolve("in").toString());
    assertThat(loaded.rejected()).isEmpty();
    assertThat(loaded.manifest().inputs())
        .extracting(input -> folder.resolve("in").relativize(Path.of(input.name())).toString())
        .containsExactly("a.ndjson", "b/2.json", "c.JSONL");
    assertThat(query("SELECT report, server FROM report ORDER BY report"))
        .containsExactly(
            "0|s0.example.jp", "1|s1.example.jp", "2|s2.example.jp", "3|s3.example.jp");
  }

  @Test
  void load_nothingThere_saysWhatToDo() throws Exception {
    Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> load(folder.resolve("absent").toString()))
        .hasMessageContaining("no such file or folder");
    assertThatThrownBy(() -> load(folder.resolve("empty").toString()))
        .hasMessageContaining("holds no reports");
    Path parquet = Path.of(write("f.parquet", "PAR1xxxx"));
    assertThatThrownBy(() -> load(parquet.toString())).hasMessageContaining("name the folder");
    assertThat(names(folder)).containsExactly("empty", "f.parquet");
  }

  @Test
  void load_emptyFile_isADatasetWithoutRows() throws Exception {
    load(write("x.ndjson", ""));
    assertThat(query("SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM attempt)"))
        .containsExactly("0|0");
  }

  @Test
  void load_sameReportAgain_countsOnceAndTellsRepeatsFromContradictions() throws Exception {
    String pretty = new ReportCodec().pretty(ReportTexts.full());
    String other = ReportTexts.FULL.replace("\"osVersion\":\"6.18.44\"", "\"osVersion\":\"6.1\"");
    String first = write("a.ndjson", ReportTexts.FULL + "\n" + ReportTexts.FULL + "\n" + text(1));
    String second = write("b.ndjson", other + "\n" + pretty);
    Loaded loaded = load(first, second);
    assertThat(
            query(
                "SELECT report, (SELECT count(*) FROM attempt a WHERE a.report = r.report)"
                    + " FROM report r ORDER BY 1"))
        .containsExactly("0|6", "2|6");
    List<Manifest.Input> inputs = loaded.manifest().inputs();
    assertThat(inputs).extracting(Manifest.Input::reports).containsExactly(3L, 2L);
    assertThat(inputs).extracting(Manifest.Input::repeated).containsExactly(1L, 2L);
    assertThat(inputs).extracting(Manifest.Input::contradicting).containsExactly(0L, 1L);
    assertThat(loaded.manifest().rows()).containsEntry("report", 2L).containsEntry("attempt", 12L);
    assertThat(reasons(loaded))
        .containsExactly(
            second + ":1: has the id of " + first + ":1, but other content; that one stands");
  }

  @Test
  void load_contradictionStrictly_isRefused() throws Exception {
    String other = ReportTexts.FULL.replace("\"osVersion\":\"6.18.44\"", "\"osVersion\":\"6.1\"");
    String file = write("a.ndjson", ReportTexts.FULL + "\n" + other);
    assertThatThrownBy(() -> load(options.strictly(), file)).hasMessageContaining("has the id of");
  }

  @Test
  void load_sameReportAgainStrictly_isNoFault() throws Exception {
    String file = write("a.ndjson", ReportTexts.FULL + "\n" + ReportTexts.FULL);
    assertThat(load(options.strictly(), file).manifest().inputs().get(0).repeated()).isEqualTo(1);
  }

  @Test
  void load_oneDataset_isUsedWhereItIs() throws Exception {
    load(GOLDEN.toString());
    LoadOptions elsewhere = LoadOptions.of("1.0.0", folder.resolve("aside"));
    try (Loaded loaded = load(elsewhere, out.toString())) {
      assertThat(loaded.dataset()).isEqualTo(out);
      Manifest.Input input = loaded.manifest().inputs().get(0);
      assertThat(input.reports()).isEqualTo(39);
      assertThat(input.sha256())
          .isEqualTo(sha256(Files.readAllBytes(out.resolve("manifest.json"))));
      assertThat(input.madeFrom()).extracting(Manifest.Input::name).contains(GOLDEN.toString());
    }
    assertThat(out).exists();
  }

  @Test
  void load_datasetsAndFiles_becomeOneWithDistinctNumbersAndIds() throws Exception {
    String both = write("both.ndjson", ReportTexts.FULL + "\n" + text(1));
    load(both);
    LoadOptions second = LoadOptions.of("1.0.0", folder.resolve("aside"));
    Path other = folder.resolve("other");
    load(second.into(other), GOLDEN.toString());
    Path all = folder.resolve("all");
    String changed = text(1).replace("\"kind\":\"isp\"", "\"kind\":\"asp\"");
    String file = write("c.ndjson", changed + "\n" + text(5));
    Loaded loaded = load(second.into(all), out.toString(), other.toString(), out.toString(), file);
    assertThat(
            query(all, "SELECT count(*), count(DISTINCT id), count(DISTINCT report) FROM report"))
        .containsExactly("42|42|42");
    assertThat(
            query(
                all,
                "SELECT count(*) FROM attempt WHERE report NOT IN (SELECT report FROM report)"))
        .containsExactly("0");
    assertThat(loaded.manifest().inputs())
        .extracting(Manifest.Input::repeated)
        .containsExactly(0L, 0L, 2L, 1L);
    assertThat(loaded.manifest().inputs())
        .extracting(Manifest.Input::contradicting)
        .containsExactly(0L, 0L, 0L, 1L);
  }

  @Test
  void load_withoutAPlace_isGoneWithClose() throws Exception {
    Path dataset;
    try (Loaded loaded =
        load(LoadOptions.of("1.0.0", folder.resolve("aside")), GOLDEN.toString())) {
      dataset = loaded.dataset();
      assertThat(query(dataset, "SELECT count(*) FROM report")).containsExactly("39");
    }
    assertThat(dataset).doesNotExist();
    assertThat(dataset.getParent()).doesNotExist();
  }

  @Test
  void load_placeTaken_isRefusedAndLeftAlone() throws Exception {
    write("facts/mine.txt", "mine");
    assertThatThrownBy(() -> load(GOLDEN.toString())).hasMessageContaining("is there already");
    assertThat(names(folder)).containsExactly("facts");
    assertThat(names(out)).containsExactly("mine.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "a?b", "a[b]c", "it's"})
  void load_intoAFolderWithAPatternsName_works(String name) throws Exception {
    Path place = folder.resolve(name);
    load(options.into(place), GOLDEN.toString());
    assertThat(load(LoadOptions.of("1.0.0", folder), place.toString()).manifest().rows())
        .containsEntry("report", 39L);
  }

  @Test
  void load_manyReports_keepTheirOrder() throws Exception {
    StringBuilder lines = new StringBuilder();
    int count = 2000;
    for (int i = 0; i < count; i++) {
      lines.append(text(i)).append('\n');
    }
    AtomicLong told = new AtomicLong();
    Progress progress =
        new Progress() {
          @Override
          public void read(long bytes, long reports, long badLines) {
            told.set(bytes);
          }

          @Override
          public void waiting(String why, Duration wait) {}
        };
    String file = write("many.ndjson", lines.toString());
    new Inputs(options, progress).load(List.of(file));
    assertThat(query("SELECT count(*) FROM report WHERE server = 's' || report || '.example.jp'"))
        .containsExactly(Integer.toString(count));
    assertThat(told).hasValue(Files.size(Path.of(file)));
  }

  private Loaded load(String... names) throws InputException, InterruptedException {
    return load(options, names);
  }

  private static Loaded load(LoadOptions options, String... names)
      throws InputException, InterruptedException {
    return new Inputs(options, Progress.NONE).load(List.of(names));
  }

  /** A report with an id and a server of its own. */
  private static String text(int number) {
    return ReportTexts.FULL
        .replace("4f1e6a0c8b57", String.format("%012x", number))
        .replace("\"smtp.example.jp\"", "\"s" + number + ".example.jp\"");
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private static List<String> reasons(Loaded loaded) throws IOException {
    return Files.readAllLines(
        loaded.rejected().stream()
            .filter(file -> file.endsWith("rejected.txt"))
            .findFirst()
            .orElseThrow());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private List<String> query(String sql) throws Exception {
    return query(out, sql);
  }

  private static List<String> query(Path dataset, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      for (String relation : List.of("report", "attempt")) {
        statement.execute(
            "CREATE VIEW "
                + relation
                + " AS SELECT * FROM read_parquet('"
                + dataset
                + "/"
                + relation
                + "-*.parquet')");
      }
      ResultSet result = statement.executeQuery(sql);
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }
}
