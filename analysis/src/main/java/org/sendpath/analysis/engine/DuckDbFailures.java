package org.sendpath.analysis.engine;

import java.sql.SQLException;

/** Says what to do about DuckDB's errors, which it tells apart by how their text begins. */
final class DuckDbFailures {
  private static final long BYTES_PER_MEBIBYTE = 1L << 20;

  private final DuckDbSettings settings;

  DuckDbFailures(DuckDbSettings settings) {
    this.settings = settings;
  }

  EngineException of(String what, SQLException failure) {
    String reason = String.valueOf(failure.getMessage()).strip();
    return new EngineException(what + ": " + advice(reason) + " (" + reason + ")", failure);
  }

  private String advice(String reason) {
    if (reason.contains("No space left on device") || reason.contains("max_temp_directory_size")) {
      return "the disk is full: free space under "
          + settings.temporaryFolder()
          + ", or choose another folder for temporary files";
    } else if (reason.startsWith("Out of Memory Error")) {
      return "this needs more memory than the "
          + settings.maxMemoryBytes() / BYTES_PER_MEBIBYTE
          + " MiB that it may take: raise the limit, or let it use fewer threads than "
          + settings.threads();
    } else if (reason.startsWith("IO Error")) {
      return "a file could not be read or written: check that it is there, that its permissions"
          + " allow it, and that the disk is sound";
    } else if (reason.contains("No magic bytes")
        || reason.contains("too small to be a Parquet")
        || reason.contains("parquet")
        || reason.contains("Parquet")) {
      return "a Parquet file is damaged or incomplete: convert the reports once more";
    } else if (reason.startsWith("Binder Error")) {
      return "a column is missing or has another type: was the dataset converted by another"
          + " version? Convert the reports once more";
    }
    return "DuckDB cannot run it";
  }
}
