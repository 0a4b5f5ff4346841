package org.sendpath.collector.table;

import java.util.List;
import java.util.stream.Collectors;
import org.sendpath.table.Cell;
import org.sendpath.table.RowJson;
import org.sendpath.table.Shape;
import org.sendpath.table.Table;
import org.sendpath.table.TableShape;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tables as JSON, in parts, so that a long one need not be held: {@link #head}, the rows with
 * commas between them, {@link #END}.
 */
public final class TableJson {
  /** What comes after the last row. */
  public static final String END = "]}";

  private TableJson() {}

  /** The whole table. */
  public static String of(Table table, Selection selection, PairCount pairs) {
    return table.rows().stream()
        .map(row -> row(table.shape(), row))
        .collect(Collectors.joining(",", head(table.shape(), selection, pairs), END));
  }

  /** What comes before the first row. */
  public static String head(Shape shape, Selection selection, PairCount pairs) {
    ObjectNode json = RowJson.MAPPER.createObjectNode();
    json.put("table", shape.word());
    ObjectNode filter = json.putObject("filter");
    selection.given().forEach((criterion, text) -> filter.put(criterion.word(), text));
    json.put("pairs", pairs.all());
    json.put("conflictingPairs", pairs.conflicting());
    ArrayNode columns = json.putArray("columns");
    shape.columns().forEach(columns::add);
    String text = RowJson.MAPPER.writeValueAsString(json);
    return text.substring(0, text.length() - 1) + ",\"rows\":[";
  }

  /** One row. */
  public static String row(Shape shape, List<Cell> row) {
    return RowJson.of(shape.columns(), row);
  }

  /** The tables that there are. */
  public static String list() {
    ObjectNode json = RowJson.MAPPER.createObjectNode();
    ArrayNode tables = json.putArray("tables");
    for (TableShape shape : TableShape.values()) {
      ObjectNode table = tables.addObject();
      table.put("table", shape.word());
      table.put("href", "/v1/tables/" + shape.word());
      table.put("open", !CountedTables.namesPairs(shape));
      ArrayNode columns = table.putArray("columns");
      shape.columns().forEach(columns::add);
    }
    return RowJson.MAPPER.writeValueAsString(json);
  }
}
