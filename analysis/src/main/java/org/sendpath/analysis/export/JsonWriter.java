package org.sendpath.analysis.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.sendpath.table.Cell;
import org.sendpath.table.RowJson;
import org.sendpath.table.Table;

/**
 * An object with the table's name, its columns, and its rows as the collector has them, one on each
 * line.
 */
final class JsonWriter implements TextWriter {
  @Override
  public void write(Table table, Writer text) throws IOException {
    List<String> columns = table.shape().columns();
    text.write("{\"table\":" + RowJson.MAPPER.writeValueAsString(table.shape().word()));
    text.write(",\"columns\":" + RowJson.MAPPER.writeValueAsString(columns));
    text.write(",\"rows\":[");
    String separator = "\n";
    for (List<Cell> row : table.rows()) {
      text.write(separator + RowJson.of(columns, row));
      separator = ",\n";
    }
    text.write("]}\n");
  }
}
