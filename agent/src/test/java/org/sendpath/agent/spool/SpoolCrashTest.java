package org.sendpath.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sendpath.agent.spool.FaultyOperations.Fault;
import org.sendpath.report.Report;

/** Kills each operation in, and after, each of its steps: a correct state is left every time. */
class SpoolCrashTest {
  private static final Report REPORT = SampleReports.number(1);
  private static final Report OTHER = SampleReports.number(2);
  private static final Receipt RECEIPT =
      new Receipt(
          URI.create("https://collector.example.org"),
          Instant.parse("2026-11-22T00:00:00Z"),
          Optional.of("s3cret"));

  @TempDir Path folder;

  private interface Operation {
    void run(Spool spool) throws IOException;
  }

  private interface Check {
    void run(Spool spool, boolean done) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "KILLED_AFTER"})
  void save_killedAnywhere_reportIsWholeOrNotThere(Fault kill) throws Exception {
    everyStep(
        kill,
        6,
        spool -> {},
        spool -> spool.save(REPORT),
        (spool, done) -> {
          List<SpoolEntry> entries = spool.list();
          if (done || !entries.isEmpty()) {
            assertThat(entries).containsExactly(entry(REPORT, new ReportState.Waiting()));
            assertThat(spool.bytes(REPORT.id())).isEqualTo(SampleReports.CODEC.write(REPORT));
          }
          spool.save(REPORT);
          assertThat(spool.list()).hasSize(1);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "KILLED_AFTER"})
  void markSent_killedAnywhere_waitsOrHasItsReceipt(Fault kill) throws Exception {
    everyStep(
        kill,
        5,
        spool -> spool.save(REPORT),
        spool -> spool.markSent(REPORT.id(), RECEIPT),
        (spool, done) -> {
          SpoolEntry sent = entry(REPORT, new ReportState.Sent(RECEIPT));
          SpoolEntry waiting = entry(REPORT, new ReportState.Waiting());
          assertThat(spool.list()).hasSize(1).isSubsetOf(sent, waiting);
          if (done) {
            assertThat(spool.list()).containsExactly(sent);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "KILLED_AFTER"})
  void markWithdrawn_killedAnywhere_isSentOrWithdrawnAndNeverWaits(Fault kill) throws Exception {
    ReportState.Withdrawn withdrawn =
        new ReportState.Withdrawn(RECEIPT.collector(), RECEIPT.sentAt());
    everyStep(
        kill,
        5,
        spool -> {
          spool.save(REPORT);
          spool.markSent(REPORT.id(), RECEIPT);
        },
        spool -> spool.markWithdrawn(REPORT.id(), withdrawn),
        (spool, done) -> {
          SpoolEntry after = entry(REPORT, withdrawn);
          assertThat(spool.list())
              .hasSize(1)
              .isSubsetOf(entry(REPORT, new ReportState.Sent(RECEIPT)), after);
          if (done) {
            assertThat(spool.list()).containsExactly(after);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "KILLED_AFTER"})
  void delete_killedAnywhere_sentReportNeverWaitsAgain(Fault kill) throws Exception {
    everyStep(
        kill,
        3,
        spool -> {
          spool.save(OTHER);
          spool.save(REPORT);
          spool.markSent(REPORT.id(), RECEIPT);
        },
        spool -> spool.delete(REPORT.id()),
        (spool, done) -> {
          SpoolEntry other = entry(OTHER, new ReportState.Waiting());
          assertThat(spool.list())
              .contains(other)
              .isSubsetOf(other, entry(REPORT, new ReportState.Sent(RECEIPT)));
          if (done) {
            assertThat(spool.list()).containsExactly(other);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"KILLED", "KILLED_AFTER"})
  void setAside_killedAnywhere_damagedReportNeverWaitsAgain(Fault kill) throws Exception {
    everyStep(
        kill,
        5,
        spool -> {
          spool.save(REPORT);
          Files.writeString(spool.folder().resolve(REPORT.id() + ".state"), "garbage");
        },
        spool -> spool.setAside((SpoolEntry.Damaged) spool.list().get(0)),
        (spool, done) -> {
          assertThat(spool.list()).allMatch(entry -> entry instanceof SpoolEntry.Damaged);
          if (done) {
            assertThat(spool.list()).isEmpty();
          }
        });
  }

  /** Runs the operation until it is no longer killed: each time in a new folder, one step later. */
  private void everyStep(
      Fault kill, int minSteps, Operation prepare, Operation operation, Check check)
      throws IOException {
    for (int step = 1; ; step++) {
      Path data = folder.resolve(kill + "-" + step + "-" + UUID.randomUUID());
      Spool healthy = new Spool(data, SampleReports.CODEC);
      prepare.run(healthy);
      FaultyOperations faulty = new FaultyOperations(step, kill);
      boolean done = true;
      try {
        operation.run(new Spool(data, SampleReports.CODEC, faulty, InstantSource.system()));
      } catch (FaultyOperations.Killed e) {
        done = false;
      }
      check.run(healthy, done);
      if (!faulty.failed()) {
        assertThat(step).as("steps").isGreaterThanOrEqualTo(minSteps);
        return;
      }
    }
  }

  private static SpoolEntry entry(Report report, ReportState state) {
    return new SpoolEntry.Saved(
        report.id(), report.measuredAt(), "fallback", "smtp.example.jp", state);
  }
}
