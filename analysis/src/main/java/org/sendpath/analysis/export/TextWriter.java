package org.sendpath.analysis.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sendpath.table.Table;

/** Writes tables as text in UTF-8. */
interface TextWriter extends TableWriter {
  void write(Table table, Writer text) throws IOException;

  @Override
  default void write(Table table, Path file) throws IOException {
    try (Writer text = Files.newBufferedWriter(file)) {
      write(table, text);
    }
  }
}
