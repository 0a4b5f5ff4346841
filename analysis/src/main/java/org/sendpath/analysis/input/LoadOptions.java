package org.sendpath.analysis.input;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How inputs are read.
 *
 * @param version the program's
 * @param dataset where the facts are kept, which must not be there yet; empty: in a temporary
 *     folder, until {@link Loaded#close}
 * @param aside the folder (it may be the dataset's) for what is no report: {@code rejected.ndjson}
 *     has the lines, {@code rejected.txt} the reasons; made if it is needed, files of those names
 *     replaced
 * @param strict whether anything wrong in an input ends the reading
 * @param tokenFile has a researcher's token on its first line
 * @param threads that read reports; as many write facts in turn
 * @param memoryBytes for DuckDB while it writes facts
 * @param standardInput what {@code -} means
 */
public record LoadOptions(
    String version,
    Optional<Path> dataset,
    Path aside,
    boolean strict,
    Optional<Path> tokenFile,
    int threads,
    long memoryBytes,
    InputStream standardInput) {
  private static final long MEMORY_BYTES = 512L << 20;

  public LoadOptions {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(aside, "aside");
    Objects.requireNonNull(tokenFile, "tokenFile");
    if (threads < 1) {
      throw new IllegalArgumentException("threads: must be at least 1");
    }
    Objects.requireNonNull(standardInput, "standardInput");
  }

  /** Lenient, with all processors, into a temporary folder. */
  public static LoadOptions of(String version, Path aside) {
    return new LoadOptions(
        version,
        Optional.empty(),
        aside,
        false,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        MEMORY_BYTES,
        System.in);
  }

  /** The same into a folder that stays. */
  public LoadOptions into(Path folder) {
    return new LoadOptions(
        version,
        Optional.of(folder),
        aside,
        strict,
        tokenFile,
        threads,
        memoryBytes,
        standardInput);
  }

  /** The same, ending with whatever is wrong. */
  public LoadOptions strictly() {
    return new LoadOptions(
        version, dataset, aside, true, tokenFile, threads, memoryBytes, standardInput);
  }

  /** The same with a researcher's token. */
  public LoadOptions withTokenFile(Path file) {
    return new LoadOptions(
        version, dataset, aside, strict, Optional.of(file), threads, memoryBytes, standardInput);
  }

  /** The same with another standard input. */
  public LoadOptions withStandardInput(InputStream input) {
    return new LoadOptions(version, dataset, aside, strict, tokenFile, threads, memoryBytes, input);
  }
}
