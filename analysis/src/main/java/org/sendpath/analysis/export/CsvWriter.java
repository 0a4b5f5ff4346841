package org.sendpath.analysis.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.sendpath.table.Cell;
import org.sendpath.table.Table;
import org.sendpath.table.TableCsv;

/** The collector's CSV. */
final class CsvWriter implements TextWriter {
  @Override
  public void write(Table table, Writer text) throws IOException {
    text.write(TableCsv.header(table.shape().columns()));
    for (List<Cell> row : table.rows()) {
      text.write(TableCsv.line(row));
    }
  }
}
