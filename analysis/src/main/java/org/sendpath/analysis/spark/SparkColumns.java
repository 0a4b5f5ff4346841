package org.sendpath.analysis.spark;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Type;

/** Columns as Spark has them. */
final class SparkColumns {
  private SparkColumns() {}

  /** A row of these columns, any of which may be null. */
  static StructType schema(List<Column> columns) {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.name(), type(column.type()), true);
    }
    return schema;
  }

  private static DataType type(Type type) {
    return switch (type) {
      case TEXT -> DataTypes.StringType;
      case WHOLE -> DataTypes.LongType;
      case TRUTH -> DataTypes.BooleanType;
      case DECIMAL -> DataTypes.DoubleType;
    };
  }
}
