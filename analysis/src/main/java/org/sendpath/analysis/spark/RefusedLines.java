package org.sendpath.analysis.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Sets lines aside under the names that they have everywhere; the files are made at once. */
final class RefusedLines implements Consumer<RefusedLine>, AutoCloseable {
  private final BufferedWriter lines;
  private final BufferedWriter reasons;

  private RefusedLines(BufferedWriter lines, BufferedWriter reasons) {
    this.lines = lines;
    this.reasons = reasons;
  }

  static RefusedLines in(Path folder) throws IOException {
    BufferedWriter lines = Files.newBufferedWriter(folder.resolve("rejected.ndjson"));
    try {
      return new RefusedLines(lines, Files.newBufferedWriter(folder.resolve("rejected.txt")));
    } catch (IOException e) {
      lines.close();
      throw e;
    }
  }

  @Override
  public void accept(RefusedLine line) {
    try {
      lines.write(line.line() + "\n");
      // A server's text may be in it: no line of its own, no sequence for terminals.
      reasons.write((line.file() + ": " + line.problem()).replaceAll("\\p{Cntrl}+", " ") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (lines;
        reasons) {
      lines.flush();
    }
  }
}
