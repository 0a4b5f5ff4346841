package org.sendpath.agent.spool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One report in the spool. */
public sealed interface SpoolEntry {
  /** The report's id; empty if its file is not named by one. */
  Optional<UUID> reportId();

  /** A whole report. */
  record Saved(UUID id, Instant measuredAt, String experiment, String serverName, ReportState state)
      implements SpoolEntry {
    @Override
    public Optional<UUID> reportId() {
      return Optional.of(id);
    }
  }

  /**
   * A file that holds no whole report, or whose state cannot be told. It is never sent.
   *
   * @param path the file
   * @param problem what is wrong with it
   */
  record Damaged(Path path, String problem, Optional<UUID> reportId) implements SpoolEntry {}
}
