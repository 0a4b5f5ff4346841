package org.sendpath.analysis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of one engine's own, gone with it: two engines never meet in one. */
record TemporaryFolder(Path path) implements AutoCloseable {
  private static final String PREFIX = "sendpath-";

  static TemporaryFolder in(Path parent) throws EngineException {
    try {
      Files.createDirectories(parent);
      return new TemporaryFolder(Files.createTempDirectory(parent, PREFIX));
    } catch (IOException e) {
      throw new EngineException(
          "no temporary files can be written into "
              + parent
              + ": make it writable, or choose another folder for temporary files ("
              + e
              + ")",
          e);
    }
  }

  @Override
  public void close() throws EngineException {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        // DuckDB removes its own at about the same time.
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new EngineException(
          "temporary files could not be removed: delete " + path + " (" + e + ")", e);
    }
  }
}
