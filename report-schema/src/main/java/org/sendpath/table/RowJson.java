package org.sendpath.table;

import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows as JSON objects, named by their columns. Decimals are written as they are in CSV. */
public final class RowJson {
  /** Writes what tables hold. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private RowJson() {}

  /** A row as an object, a cell for each of {@code columns}. */
  public static String of(List<String> columns, List<Cell> row) {
    ObjectNode object = MAPPER.createObjectNode();
    for (int i = 0; i < columns.size(); i++) {
      put(object, columns.get(i), row.get(i));
    }
    return MAPPER.writeValueAsString(object);
  }

  private static void put(ObjectNode object, String name, Cell cell) {
    if (cell instanceof Cell.Text text) {
      object.put(name, text.value());
    } else if (cell instanceof Cell.Whole whole) {
      object.put(name, whole.value());
    } else if (cell instanceof Cell.Decimal decimal) {
      object.put(name, decimal.value());
    } else {
      object.putNull(name);
    }
  }
}
