package org.sendpath.analysis.input;

import java.nio.file.Path;

/** What should be one report. */
sealed interface Document {
  /** Where it begins: its line, or its number, from 1. */
  long line();

  /** One that can be one. */
  final class Text implements Document {
    private final long line;
    private final byte[] bytes;

    /**
     * @param bytes are not copied
     */
    Text(long line, byte[] bytes) {
      this.line = line;
      this.bytes = bytes;
    }

    @Override
    public long line() {
      return line;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /**
   * One that is longer than any report.
   *
   * @param file holds it; goes to whoever takes the document
   */
  record TooLong(long line, Path file) implements Document {}
}
