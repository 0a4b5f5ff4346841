package org.sendpath.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalysisCommandLineTest {
  private static final Path GOLDEN =
      Path.of("../report-schema/src/test/resources/golden/wide-2005-reconstruction.ndjson");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private int run(InputStream in, String... arguments) {
    return AnalysisCommandLine.run(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8),
        arguments);
  }

  private int run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void tables_reportsOf2005_givesThePapersTables() throws IOException {
    assertThat(run("tables", GOLDEN.toString(), "--out", folder.toString()))
        .as("%s", errors())
        .isZero();

    assertThat(lines("funnel.csv"))
        .containsExactly("stage,count", "reports,39", "without-local,32", "pairs,26");
    assertThat(lines("servers.csv").stream().map(AnalysisCommandLineTest::firstTwo))
        .containsExactly(
            "kind,pairs", "isp,16", "asp,1", "company,6", "university,2", "home,0", "unknown,1");
    assertThat(lines("cases.csv").stream().map(AnalysisCommandLineTest::firstTwo))
        .containsExactly(
            "case,pairs",
            "open,12",
            "reset,7",
            "icmp-hard,0",
            "icmp-soft,0",
            "timeout,4",
            "ssh,2",
            "ssl,1",
            "icmp-unknown,0",
            "unmeasured,0");
    assertThat(Files.readString(folder.resolve("manifest.json")))
        .contains("wide-2005-reconstruction.ndjson", "\"cases.csv\"", "\"rows\" : 9");
  }

  private static String firstTwo(String line) {
    String[] fields = line.split(",", -1);
    return fields[0] + "," + fields[1];
  }

  @Test
  void tables_ofADataset_givesTheSameAsOfItsReports() throws IOException {
    Path dataset = folder.resolve("dataset");
    assertThat(run("convert", GOLDEN.toString(), "--out", dataset.toString())).isZero();
    assertThat(run("tables", dataset.toString(), "--out", folder.resolve("a").toString())).isZero();
    assertThat(run("tables", GOLDEN.toString(), "--out", folder.resolve("b").toString())).isZero();

    try (Stream<Path> tables = Files.list(folder.resolve("a"))) {
      assertThat(tables.filter(file -> file.toString().endsWith(".csv")))
          .hasSizeGreaterThan(15)
          .allSatisfy(
              file ->
                  assertThat(file)
                      .hasSameTextualContentAs(folder.resolve("b").resolve(file.getFileName())));
    }
  }

  @Test
  void tables_fromStandardInput_inEveryFormat() throws IOException {
    assertThat(
            run(
                Files.newInputStream(GOLDEN),
                "tables",
                "-",
                "--out",
                folder.toString(),
                "--format",
                "csv,md,json,tex,parquet"))
        .as("%s", errors())
        .isZero();

    for (String format : List.of("csv", "md", "json", "tex", "parquet")) {
      assertThat(folder.resolve("cases." + format)).isNotEmptyFile();
    }
  }

  @Test
  void tables_ofOneKind_countsItsPairsAlone() throws IOException {
    assertThat(run("tables", GOLDEN.toString(), "--out", folder.toString(), "--kind", "company"))
        .isZero();

    assertThat(lines("funnel.csv")).endsWith("pairs,6");
  }

  @Test
  void tables_lineThatIsNoReport_isSetAsideAndTold() throws IOException {
    String text = Files.readString(GOLDEN) + "{\"format\":\"sendpath-report/1\"}\n";

    assertThat(run(bytes(text), "tables", "-", "--out", folder.toString())).isZero();

    assertThat(lines("funnel.csv")).contains("reports,39");
    assertThat(errors()).contains("1 line is no report and was set aside", "rejected.txt");
    assertThat(lines("rejected.ndjson")).containsExactly("{\"format\":\"sendpath-report/1\"}");
    assertThat(lines("rejected.txt").get(0)).contains(":40:");
  }

  @Test
  void tables_lineThatIsNoReportAndStrict_endsWithItsPlace() throws IOException {
    String text = "no report\n" + Files.readString(GOLDEN);

    assertThat(run(bytes(text), "tables", "-", "--out", folder.toString(), "--strict"))
        .isEqualTo(1);

    assertThat(errors()).contains(":1:");
    assertThat(folder.resolve("funnel.csv")).doesNotExist();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void policies_reportsOf2005_costWhatThePaperSays() throws IOException {
    assertThat(run("policies", GOLDEN.toString(), "--out", folder.toString())).isZero();

    List<String> rows = lines("policies.csv");
    assertThat(rows).anyMatch(row -> row.startsWith("paper-10s,first,timeout,4,0,4,1.000000"));
    assertThat(rows).anyMatch(row -> row.startsWith("mew,second-cached,all,26,"));
    assertThat(folder.resolve("policy-ways.csv")).isNotEmptyFile();
  }

  @Test
  void policies_fileThatIsNone_endsNamingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.json"), "{\"policies\":[{\"name\":1}]}");

    int status =
        run(
            "policies",
            GOLDEN.toString(),
            "--policies",
            file.toString(),
            "--out",
            folder.toString());

    assertThat(status).isEqualTo(1);
    assertThat(errors()).contains("mine.json").doesNotContain("a bug in this program");
  }

  @Test
  void html_reportsOf2005_isOnePageWithItsManifest() throws IOException {
    Path page = folder.resolve("report.html");

    assertThat(run("html", GOLDEN.toString(), "--out", page.toString()))
        .as("%s", errors())
        .isZero();

    assertThat(Files.readString(page))
        .contains("wide-2005-reconstruction", "<svg", "paper-10s")
        .doesNotContain("volunteer-");
    assertThat(folder.resolve("report.manifest.json")).isNotEmptyFile();
  }

  @Test
  void plot_reportsOf2005_drawsWhatThereIs() throws IOException {
    assertThat(run("plot", GOLDEN.toString(), "--out", folder.toString(), "--format", "svg,png"))
        .isZero();

    assertThat(folder.resolve("cases.svg")).isNotEmptyFile();
    assertThat(Files.readAllBytes(folder.resolve("cases.png"))).startsWith(0x89, 'P', 'N', 'G');
    assertThat(errors()).contains("not drawn: timeouts");
  }

  @Test
  void anyCommand_inputThatIsNotThere_endsNamingIt() {
    assertThat(run("tables", "no-such-file.ndjson", "--out", folder.toString())).isEqualTo(1);

    assertThat(errors()).contains("no-such-file.ndjson").doesNotContain("a bug in this program");
  }

  @Test
  void anyCommand_wrongWord_endsWithTheWordsThereAre() {
    assertThat(run("tables", GOLDEN.toString(), "--out", folder.toString(), "--os", "beos"))
        .isEqualTo(2);

    assertThat(errors()).contains("'beos' is none of", "linux");
  }

  @Test
  void anyCommand_daysTheWrongWayRound_isWrongUsage() {
    int status =
        run(
            "tables",
            GOLDEN.toString(),
            "--out",
            folder.toString(),
            "--since",
            "2005-10-01",
            "--until",
            "2005-09-01");

    assertThat(status).isEqualTo(2);
    assertThat(errors()).contains("--until");
  }

  @Test
  void convert_folderThatIsThere_keepsIt() throws IOException {
    Files.writeString(folder.resolve("mine"), "of value");

    assertThat(run("convert", GOLDEN.toString(), "--out", folder.toString())).isEqualTo(1);

    assertThat(folder.resolve("mine")).hasContent("of value");
  }
}
