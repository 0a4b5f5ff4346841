package org.sendpath.analysis.export;

import java.io.IOException;
import java.nio.file.Path;
import org.sendpath.table.Table;

/** Writes tables in one format. The same table gives the same bytes each time. */
interface TableWriter {
  /**
   * Writes the table into a file, which this makes.
   *
   * @throws IOException if it cannot be written; what was written then is no table
   */
  void write(Table table, Path file) throws IOException;
}
