package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.report.Report;

class SpoolTest {
  private static final URI COLLECTOR = URI.create("https://collector.example.org");
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Receipt RECEIPT = new Receipt(COLLECTOR, NOW, Optional.of("s3cret"));

  @TempDir Path data;
  private Spool spool;

  @BeforeEach
  void open() {
    spool = new Spool(data, SampleReports.CODEC);
  }

  @Test
  void save_report_holdsExactlyTheCodecsBytes() throws Exception {
    Report report = SampleReports.number(1);

    Path file = spool.save(report);

    assertThat(file).hasBinaryContent(SampleReports.CODEC.write(report));
    assertThat(spool.bytes(report.id())).isEqualTo(SampleReports.CODEC.write(report));
    assertThat(spool.read(report.id())).isEqualTo(report);
  }

  @Test
  void save_newFolder_isForTheOwnerAlone() throws Exception {
    assumeTrue(
        data.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no POSIX permissions");
    Spool deep = new Spool(data.resolve("a/b"), SampleReports.CODEC);

    Path file = deep.save(SampleReports.number(1));

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(deep.folder())).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("a"))).isEqualTo("rwx------");
  }

  @Test
  void save_sameReportTwice_isOneReport() throws Exception {
    spool.save(SampleReports.number(1));
    spool.markSent(SampleReports.number(1).id(), RECEIPT);

    spool.save(SampleReports.number(1));

    assertThat(spool.list()).hasSize(1);
    assertThat(spool.receipt(SampleReports.number(1).id())).contains(RECEIPT);
  }

  @Test
  void save_fileInPlaceOfTheFolder_saysWhatToDo() throws Exception {
    Path file = Files.writeString(data.resolve("file"), "");
    Spool blocked = new Spool(file.resolve("below"), SampleReports.CODEC);

    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(() -> blocked.save(SampleReports.number(1)))
        .withMessageContaining(blocked.folder().toString())
        .withMessageContaining("SENDPATH_HOME")
        .satisfies(e -> assertThat(e.problem()).isEqualTo(SpoolException.Problem.UNWRITABLE));
  }

  @Test
  void list_noFolder_isEmpty() throws Exception {
    assertThat(spool.list()).isEmpty();
    assertThat(spool.folder()).doesNotExist();
  }

  @Test
  void list_severalReports_newestFirstWithTheirStates() throws Exception {
    for (int n : List.of(2, 4, 1, 3)) {
      spool.save(SampleReports.number(n));
    }
    ReportState sent = new ReportState.Sent(RECEIPT);
    ReportState.Refused refused = new ReportState.Refused(COLLECTOR, NOW, "no such experiment");
    ReportState.Withdrawn withdrawn = new ReportState.Withdrawn(COLLECTOR, NOW);
    spool.markSent(id(2), RECEIPT);
    spool.markRefused(id(3), refused);
    spool.markSent(id(4), RECEIPT);
    spool.markWithdrawn(id(4), withdrawn);

    assertThat(spool.list())
        .containsExactly(
            saved(4, withdrawn),
            saved(3, refused),
            saved(2, sent),
            saved(1, new ReportState.Waiting()));
  }

  @Test
  void list_damagedFilesOfEveryKind_namesEachAndKeepsTheGoodOnes() throws Exception {
    Path truncated = spool.save(SampleReports.number(1));
    Files.write(truncated, new byte[] {'{', '"'});
    Path empty = spool.save(SampleReports.number(2));
    Files.write(empty, new byte[0]);
    Path foreign = spool.folder().resolve("notes.json");
    Files.writeString(foreign, "{}");
    Path otherId = spool.folder().resolve(id(4) + ".json");
    Files.write(otherId, SampleReports.CODEC.write(SampleReports.number(5)));
    Path directory = Files.createDirectory(spool.folder().resolve(id(6) + ".json"));
    Path link = spool.folder().resolve(id(7) + ".json");
    Files.createSymbolicLink(link, Path.of("/dev/zero"));
    spool.save(SampleReports.number(8));
    Path state = spool.folder().resolve(id(8) + ".state");
    Files.writeString(state, "{\"state\":\"sent\"");
    spool.save(SampleReports.number(9));

    List<SpoolEntry> entries = spool.list();

    assertThat(entries.get(0)).isEqualTo(saved(9, new ReportState.Waiting()));
    assertThat(entries.subList(1, entries.size()))
        .allSatisfy(
            entry -> {
              assertThat(entry).isInstanceOf(SpoolEntry.Damaged.class);
              assertThat(((SpoolEntry.Damaged) entry).problem()).isNotBlank();
            })
        .extracting(entry -> ((SpoolEntry.Damaged) entry).path())
        .containsExactlyInAnyOrder(truncated, empty, foreign, otherId, directory, link, state);
  }

  @Test
  void list_otherFilesInTheFolder_areNotReports() throws Exception {
    spool.save(SampleReports.number(1));
    Files.writeString(spool.folder().resolve(".DS_Store"), "x");
    Files.writeString(spool.folder().resolve(AtomicFiles.UNFINISHED + "x"), "x");
    Files.writeString(spool.folder().resolve(id(2) + ".state"), "x");

    assertThat(spool.list()).hasSize(1);
  }

  @Test
  void list_folderIsAFile_saysSo() throws Exception {
    Files.writeString(data.resolve("reports"), "");

    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(() -> spool.list())
        .withMessageContaining(spool.folder().toString());
  }

  @Test
  void setAside_damagedState_movesBothSoThatNothingIsSentAgain() throws Exception {
    spool.save(SampleReports.number(1));
    Files.writeString(spool.folder().resolve(id(1) + ".state"), "garbage");
    SpoolEntry.Damaged damaged = (SpoolEntry.Damaged) spool.list().get(0);

    Path aside = spool.setAside(damaged);

    assertThat(spool.list()).isEmpty();
    assertThat(aside).exists();
    assertThat(aside.resolveSibling(id(1) + ".state")).hasContent("garbage");
  }

  @Test
  void setAside_foreignFile_movesIt() throws Exception {
    spool.save(SampleReports.number(1));
    Files.writeString(spool.folder().resolve("notes.json"), "mine");
    SpoolEntry.Damaged damaged = (SpoolEntry.Damaged) spool.list().get(1);

    assertThat(spool.setAside(damaged)).hasContent("mine");
    assertThat(spool.list()).hasSize(1);
  }

  @Test
  void find_idOrItsBeginning_findsTheOne() throws Exception {
    spool.save(SampleReports.number(1));
    spool.save(SampleReports.number(2));
    String whole = id(1).toString();

    assertThat(spool.find(whole).reportId()).contains(id(1));
    assertThat(spool.find(" " + whole.toUpperCase(Locale.ROOT)).reportId()).contains(id(1));
    assertThat(spool.find(whole.substring(0, 13)).reportId()).contains(id(1));
  }

  @Test
  void find_unknownEmptyOrAmbiguous_saysWhich() throws Exception {
    spool.save(SampleReports.number(1));
    spool.save(SampleReports.number(2));

    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.find("ffff"));
    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.find(""));
    assertProblem(SpoolException.Problem.AMBIGUOUS_ID, () -> spool.find("0193"));
  }

  @Test
  void unknownId_everyOperation_saysSo() {
    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.read(id(1)));
    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.receipt(id(1)));
    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.markSent(id(1), RECEIPT));
    assertProblem(SpoolException.Problem.UNKNOWN_ID, () -> spool.delete(id(1)));
  }

  @Test
  void read_damagedReport_namesTheFile() throws Exception {
    Path file = spool.save(SampleReports.number(1));
    Files.writeString(file, "{");

    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(() -> spool.read(id(1)))
        .withMessageContaining(file.toString())
        .satisfies(e -> assertThat(e.problem()).isEqualTo(SpoolException.Problem.DAMAGED));
  }

  @Test
  void delete_sentReport_leavesNothingOfIt() throws Exception {
    spool.save(SampleReports.number(1));
    spool.save(SampleReports.number(2));
    spool.markSent(id(1), RECEIPT);

    spool.delete(id(1));

    assertThat(spool.list()).containsExactly(saved(2, new ReportState.Waiting()));
    try (var files = Files.list(spool.folder())) {
      assertThat(files).noneMatch(file -> file.toString().contains(id(1).toString()));
    }
  }

  @Test
  void delete_leftoversOfKilledRuns_removesTheOldOnesAlone() throws Exception {
    spool.save(SampleReports.number(1));
    Path old = Files.writeString(spool.folder().resolve(AtomicFiles.UNFINISHED + "old"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path young = Files.writeString(spool.folder().resolve(AtomicFiles.UNFINISHED + "new"), "x");
    Path orphan = Files.writeString(spool.folder().resolve(id(9) + ".state"), "x");

    spool.delete(id(1));

    assertThat(old).doesNotExist();
    assertThat(orphan).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void delete_whileUploading_saysBusyAndKeepsTheReport() throws Exception {
    spool.save(SampleReports.number(1));
    UploadLock lock = spool.tryLock().orElseThrow();

    assertProblem(SpoolException.Problem.BUSY, () -> spool.delete(id(1)));
    assertThat(spool.list()).hasSize(1);
    lock.close();
    spool.delete(id(1));

    assertThat(spool.list()).isEmpty();
  }

  @Test
  void tryLock_takenTwice_isEmptyTheSecondTime() throws Exception {
    try (UploadLock first = spool.tryLock().orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(spool.tryLock()).isEmpty();
    }
    assertThat(spool.tryLock()).isPresent();
  }

  @Test
  void receipt_asText_keepsTheTokenSecret() {
    assertThat(RECEIPT.toString()).doesNotContain("s3cret");
  }

  @Test
  void save_fullDiskAtAnyStep_leavesNothingAndSaysSo() throws Exception {
    for (int step = 1; ; step++) {
      FaultyOperations faulty = new FaultyOperations(step, FaultyOperations.Fault.FULL);
      Path folder = data.resolve("full-" + step);
      Spool full = new Spool(folder, SampleReports.CODEC, faulty, InstantSource.system());
      try {
        full.save(SampleReports.number(1));
      } catch (SpoolException e) {
        assertThat(e).hasMessageContaining("no space (injected)");
        if (Files.exists(full.folder())) {
          try (var files = Files.list(full.folder())) {
            assertThat(files.filter(f -> f.toString().contains("unfinished"))).isEmpty();
          }
        }
        continue;
      }
      assertThat(faulty.failed()).isFalse();
      assertThat(step).isGreaterThan(5);
      return;
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static UUID id(int n) {
    return SampleReports.number(n).id();
  }

  private static SpoolEntry saved(int n, ReportState state) {
    Report report = SampleReports.number(n);
    return new SpoolEntry.Saved(
        report.id(), report.measuredAt(), "fallback", "smtp.example.jp", state);
  }

  private static void assertProblem(SpoolException.Problem problem, ThrowingCallable call) {
    assertThatExceptionOfType(SpoolException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
