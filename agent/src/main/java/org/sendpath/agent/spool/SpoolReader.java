package org.sendpath.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.Report;
import org.sendpath.report.ReportCodec;

/** Reads what may have been damaged since it was written. */
final class SpoolReader {
  private final ReportCodec codec;
  private final StateFile stateFile = new StateFile();

  SpoolReader(ReportCodec codec) {
    this.codec = codec;
  }

  /** What the two files hold; empty if there is no report file any more. */
  Optional<SpoolEntry> entry(Path reportFile, Path stateFile) {
    Optional<UUID> named = idOf(reportFile);
    if (named.isEmpty()) {
      return Optional.of(
          new SpoolEntry.Damaged(reportFile, "its name is no report's id", Optional.empty()));
    }
    Path looking = reportFile;
    try {
      Report report = codec.read(bytes(reportFile, ReportCodec.DEFAULT_MAX_BYTES));
      if (!report.id().equals(named.get())) {
        throw new IllegalArgumentException("it holds the report " + report.id());
      }
      looking = stateFile;
      ReportState state = state(stateFile);
      return Optional.of(
          new SpoolEntry.Saved(
              report.id(),
              report.measuredAt(),
              report.experiment(),
              report.server().name(),
              state));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (InvalidReportException | IllegalArgumentException e) {
      return Optional.of(new SpoolEntry.Damaged(looking, e.getMessage(), named));
    } catch (IOException e) {
      return Optional.of(new SpoolEntry.Damaged(looking, "it cannot be read: " + e, named));
    }
  }

  /**
   * What the state file says; waiting if there is none.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  ReportState state(Path file) throws IOException {
    try {
      return stateFile.read(bytes(file, StateFile.MAX_BYTES));
    } catch (NoSuchFileException e) {
      return new ReportState.Waiting();
    }
  }

  byte[] write(ReportState state) {
    return stateFile.write(state);
  }

  private static byte[] bytes(Path file, int maxBytes) throws IOException {
    // A pipe would never end, and a link could lead anywhere.
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException("it is no file");
    }
    if (Files.size(file) > maxBytes) {
      throw new IllegalArgumentException("it is larger than " + maxBytes + " bytes");
    }
    return Files.readAllBytes(file);
  }

  private static Optional<UUID> idOf(Path reportFile) {
    String name = reportFile.getFileName().toString();
    String stem = name.substring(0, name.lastIndexOf('.'));
    try {
      return Optional.of(UUID.fromString(stem)).filter(id -> id.toString().equals(stem));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
