package org.sendpath.analysis.engine;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What DuckDB may take of the machine.
 *
 * @param maxMemoryBytes of all queries together; what is more goes to {@code temporaryFolder}
 * @param threads at least 1
 * @param temporaryFolder where a folder for this engine alone is made, and removed in the end
 */
public record DuckDbSettings(long maxMemoryBytes, int threads, Path temporaryFolder) {
  /** Below this DuckDB cannot read a Parquet file of many columns. */
  private static final long LEAST_MEMORY_BYTES = 64L << 20;

  public DuckDbSettings {
    if (maxMemoryBytes < LEAST_MEMORY_BYTES) {
      throw new IllegalArgumentException("maxMemoryBytes: must be at least " + LEAST_MEMORY_BYTES);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: must be at least 1");
    }
    Objects.requireNonNull(temporaryFolder, "temporaryFolder");
  }
}
