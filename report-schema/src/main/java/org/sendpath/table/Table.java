package org.sendpath.table;

import java.util.List;
import java.util.Objects;

/**
 * A table, filled.
 *
 * @param rows each with one cell for every column of {@code shape}
 */
public record Table(Shape shape, List<List<Cell>> rows) {
  public Table {
    Objects.requireNonNull(shape, "shape");
    rows = rows.stream().map(List::copyOf).toList();
    int columns = shape.columns().size();
    for (List<Cell> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            "rows: " + shape.word() + " has " + columns + " columns, not " + row.size());
      }
    }
  }
}
