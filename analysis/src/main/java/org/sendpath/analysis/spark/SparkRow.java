package org.sendpath.analysis.spark;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.sendpath.analysis.engine.Row;

/** A row that Spark gave. */
final class SparkRow implements Row {
  private final org.apache.spark.sql.Row values;

  SparkRow(org.apache.spark.sql.Row values) {
    this.values = values;
  }

  @Override
  public Optional<String> text(int column) {
    return Optional.ofNullable((String) values.get(column));
  }

  @Override
  public OptionalLong whole(int column) {
    Object value = values.get(column);
    if (value == null) {
      return OptionalLong.empty();
    }
    // Literals are ints, sums of decimals are decimals; a fraction here is a mistake in the SQL.
    return OptionalLong.of(
        value instanceof BigDecimal decimal
            ? decimal.longValueExact()
            : value instanceof Integer number ? number : (Long) value);
  }

  @Override
  public Optional<Boolean> truth(int column) {
    return Optional.ofNullable((Boolean) values.get(column));
  }
}
