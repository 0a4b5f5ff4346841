package org.sendpath.analysis.dataset;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.sendpath.analysis.facts.Column;
import org.sendpath.analysis.facts.Relation;

/** Pieces of DuckDB's SQL. */
final class Sql {
  private static final int ROW_GROUP_ROWS = 122_880;

  private Sql() {}

  static String type(Column column) {
    return switch (column.type()) {
      case TEXT -> "VARCHAR";
      case WHOLE -> "BIGINT";
      case TRUTH -> "BOOLEAN";
      case DECIMAL -> "DOUBLE";
    };
  }

  /** The columns' names, each after {@code prefix}, with commas. */
  static String names(Relation relation, String prefix) {
    return relation.columns().stream()
        .map(column -> prefix + name(column))
        .collect(Collectors.joining(", "));
  }

  static String name(Column column) {
    return '"' + column.name() + '"';
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A file, or files by a pattern, in a folder whose name is no pattern. */
  static String parquet(Path folder, String pattern) {
    String path = folder.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]");
    return "read_parquet(" + text(path + "/" + pattern) + ")";
  }

  static String copy(String select, Path file) {
    return "COPY ("
        + select
        + ") TO "
        + text(file.toAbsolutePath().toString())
        + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE "
        + ROW_GROUP_ROWS
        + ")";
  }
}
