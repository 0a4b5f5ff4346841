package org.sendpath.collector.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.table.AttemptText;
import org.sendpath.collector.table.QueryFakeStore;
import org.sendpath.collector.table.QuerySample;

class ExportCommandTest {
  private static final QuerySample FIRST =
      QuerySample.number(1).pair("a", "smtp.example.jp").meets("icmp-hard", "open");
  private static final QuerySample SECOND =
      QuerySample.number(2)
          .pair("b", "mail.example.ac.jp")
          .kind("university")
          .at("2026-11-22T00:00:00Z")
          .from("FreeBSD", "campus")
          .meets("-", "timeout");

  @TempDir Path folder;
  private final QueryFakeStore store = new QueryFakeStore().add(FIRST, SECOND);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void makeStoreFile() throws IOException {
    Files.createFile(folder.resolve("store.db"));
  }

  @Test
  void export_reportsToStandardOutput_isNdjsonOnly() {
    assertThat(run("--what", "reports")).isEqualTo(ExitStatus.DONE);
    assertThat(out.toString(UTF_8)).isEqualTo(text(FIRST) + "\n" + text(SECOND) + "\n");
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void export_reportsAsCsv_hasWhatIsDerived() {
    run("--what", "reports", "--format", "csv");
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            report,experiment,measuredAt,volunteer,server,kind,route,os,network,local,case,caseIpv6,caseIpv4,attempts
            01939f0e-7a31-7c58-9d2b-000000000001,fallback,2026-11-21T01:02:03.456Z,v1-aaaaaaaaaaaaaaaa,smtp.example.jp,isp,direct,linux,home,false,open,icmp-hard,open,2
            01939f0e-7a31-7c58-9d2b-000000000002,fallback,2026-11-22T00:00:00Z,v1-bbbbbbbbbbbbbbbb,mail.example.ac.jp,university,direct,bsd,campus,false,timeout,unmeasured,timeout,1
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void export_attemptsAsCsv_isOneLineForEach() {
    run("--what", "attempts", "--format", "csv");
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            report,experiment,measuredAt,kind,route,os,network,target,port,family,sample,outcome,evidence,clock,startMicros,elapsedMicros,errno,icmpType,icmpCode,synRetransmits,greetingMicros,greetingCode,startTls,sessionFailure,tlsVersion,tlsMicros,tlsTrust,tlsHostnameMatches
            01939f0e-7a31-7c58-9d2b-000000000001,fallback,2026-11-21T01:02:03.456Z,isp,direct,linux,home,server,587,ipv6,0,icmp-hard,kernel,process,120,20123,,1,1,,,,,,,,,
            01939f0e-7a31-7c58-9d2b-000000000001,fallback,2026-11-21T01:02:03.456Z,isp,direct,linux,home,server,587,ipv4,0,open,kernel,process,120,20123,,,,0,25011,220,accepted,,TLSv1.3,30100,trusted,true
            01939f0e-7a31-7c58-9d2b-000000000002,fallback,2026-11-22T00:00:00Z,university,direct,bsd,campus,server,587,ipv4,0,timeout,kernel,process,120,20123,ETIMEDOUT,,,6,,,,,,,,
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void export_attemptsAsNdjson_hasEveryColumn() {
    run("--what", "attempts", "--format", "ndjson", "--kind", "university");
    assertThat(out.toString(UTF_8))
        .startsWith("{\"report\":\"01939f0e-7a31-7c58-9d2b-000000000002\",")
        .contains("\"errno\":\"ETIMEDOUT\",\"icmpType\":null,")
        .endsWith("\"tlsHostnameMatches\":null}\n")
        .contains(AttemptText.COLUMNS)
        .hasLineCount(1);
  }

  @Test
  void export_pairs_inBothForms() {
    run("--what", "pairs", "--format", "csv", "--os", "bsd");
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "experiment,volunteer,server,kind,route,os,network,reports,latestAt,case,conflicting,"
                + "cases",
            "fallback,v1-bbbbbbbbbbbbbbbb,mail.example.ac.jp,university,direct,bsd,campus,1,"
                + "2026-11-22T00:00:00Z,timeout,false,timeout");
    out.reset();
    run("--what", "pairs");
    assertThat(out.toString(UTF_8).lines()).hasSize(2).allMatch(line -> line.startsWith("{\"exp"));
  }

  @ParameterizedTest
  @CsvSource({
    "--since, 2026-11-22, 1",
    "--until, 2026-11-22, 1",
    "--network, campus, 1",
    "--route, ssl, 0",
    "--experiment, fallback, 2",
  })
  void export_filtered_isWhatIsMeant(String option, String value, int lines) {
    assertThat(run("--what", "reports", option, value)).isEqualTo(ExitStatus.DONE);
    assertThat(out.toString(UTF_8).lines()).hasSize(lines);
  }

  @Test
  void export_toFile_isWholeAndSaysHowMuch() throws IOException {
    Path file = folder.resolve("reports.ndjson");
    assertThat(run("--what", "reports", "--out", file.toString())).isEqualTo(ExitStatus.DONE);
    assertThat(file).hasContent(text(FIRST) + "\n" + text(SECOND) + "\n");
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(errors.toString(UTF_8).strip()).isEqualTo(file + ": 2 reports");
    assertThat(files()).containsExactly("reports.ndjson", "store.db");
  }

  @Test
  void export_toGz_isPacked() throws IOException {
    Path file = folder.resolve("attempts.csv.gz");
    run("--what", "attempts", "--format", "csv", "--out", file.toString());
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      assertThat(new String(in.readAllBytes(), UTF_8).lines()).hasSize(4);
    }
  }

  @Test
  void export_toFileThatExists_isRefusedUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "precious");
    assertThat(run("--what", "reports", "--out", file.toString())).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(file).hasContent("precious");
    assertThat(errors.toString(UTF_8)).contains("mine exists already", "--force");
    assertThat(run("--what", "reports", "--out", file.toString(), "--force"))
        .isEqualTo(ExitStatus.DONE);
    assertThat(Files.readString(file)).startsWith("{\"format\"");
    assertThat(files()).containsExactly("mine", "store.db");
  }

  @Test
  void export_storeGoneHalfWay_leavesNoFileAndKeepsTheOldOne() throws IOException {
    for (int i = 10; i < 1_000; i++) {
      store.add(QuerySample.number(i));
    }
    store.failAfter(300);
    Path file = Files.writeString(folder.resolve("old"), "old");
    assertThat(run("--what", "reports", "--out", file.toString(), "--force"))
        .isEqualTo(ExitStatus.COULD_NOT);
    assertThat(run("--what", "reports", "--out", folder.resolve("new").toString()))
        .isEqualTo(ExitStatus.COULD_NOT);
    assertThat(errors.toString(UTF_8)).contains("the database is gone");
    assertThat(file).hasContent("old");
    assertThat(files()).containsExactly("old", "store.db");
  }

  @Test
  void export_many_isReadFewAtATime() {
    for (int i = 10; i < 5_000; i++) {
      store.add(QuerySample.number(i));
    }
    run("--what", "reports");
    assertThat(out.toString(UTF_8).lines().distinct()).hasSize(4_992);
    assertThat(store.mostRowsRead()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void export_standardOutputClosed_endsWithAnError() {
    for (int i = 10; i < 5_000; i++) {
      store.add(QuerySample.number(i));
    }
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("broken pipe");
          }
        };
    assertThat(run(closed, "--what", "reports")).isEqualTo(ExitStatus.COULD_NOT);
    assertThat(errors.toString(UTF_8)).contains("standard output was closed");
    assertThat(store.mostRowsRead()).isLessThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--what reports --kind isps | kind: must be one of isp, asp",
        "--what reports --since noon | since: must be a day",
        "--what everything | --what must be one of reports, pairs, attempts",
        "--what pairs --format xml | --format one of ndjson, csv",
        "--format csv | Missing required option: '--what",
        "--what pairs --family ipv4 | Unknown option",
      })
  void export_wrongArguments_areToldAndNothingIsOpened(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitStatus.USAGE);
    assertThat(errors.toString(UTF_8)).contains(message);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(store.lastReader()).isEmpty();
  }

  @Test
  void export_noSuchStoreOrFolder_isSaid() {
    Path missing = folder.resolve("typo.db");
    assertThat(export(out, "--what", "reports", "--db", missing.toString()))
        .isEqualTo(ExitStatus.COULD_NOT);
    assertThat(errors.toString(UTF_8)).contains("there is no store " + missing);
    Path nowhere = folder.resolve("no/such/file");
    assertThat(run("--what", "reports", "--out", nowhere.toString()))
        .isEqualTo(ExitStatus.COULD_NOT);
    assertThat(errors.toString(UTF_8)).contains("there is no such folder");
  }

  private int run(String... arguments) {
    return run(out, arguments);
  }

  private int run(OutputStream to, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--db", folder.resolve("store.db").toString()));
    return export(to, all.toArray(String[]::new));
  }

  private int export(OutputStream to, String... arguments) {
    StoreOpener opener =
        new StoreOpener() {
          @Override
          public Store open(String db) {
            return store;
          }

          @Override
          public Store openForWriting(String db) {
            throw new AssertionError("an export writes no reports");
          }
        };
    String[] all =
        Stream.concat(Stream.of("export"), Arrays.stream(arguments)).toArray(String[]::new);
    return CollectorCommandLine.run(
        new PrintStream(to, true, UTF_8), new PrintStream(errors, true, UTF_8), opener, all);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static String text(QuerySample sample) {
    return new String(sample.body(), UTF_8);
  }
}
