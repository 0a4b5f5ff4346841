package org.sendpath.analysis.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;
import org.sendpath.report.InvalidReportException;
import org.sendpath.report.ReportCodec;

/**
 * Lines (their bytes, their file, where the part of the file begins that one task reads, a number)
 * to facts, on an executor. Blank lines are left out; a line that is no report keeps its text and
 * has a problem in place of facts.
 */
final class LinesToFacts implements MapPartitionsFunction<Row, Row> {
  /** A report's columns, its number in any case, between what is known of each line. */
  static final StructType SCHEMA =
      join(
              new StructType()
                  .add("file", DataTypes.StringType)
                  .add("startByte", DataTypes.LongType)
                  .add("problem", DataTypes.StringType)
                  .add("line", DataTypes.StringType),
              SparkColumns.schema(Relation.REPORT.columns()))
          .add(
              "attempts",
              DataTypes.createArrayType(SparkColumns.schema(Relation.ATTEMPT.columns())));

  private static final long serialVersionUID = 1;

  @Override
  public Iterator<Row> call(Iterator<Row> lines) {
    ReportCodec codec = new ReportCodec();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
        .filter(line -> !isBlank(line.getAs(0)))
        .map(line -> facts(codec, line))
        .iterator();
  }

  private static Row facts(ReportCodec codec, Row line) {
    byte[] bytes = line.getAs(0);
    long number = line.getLong(3);
    List<Object> values = new ArrayList<>(SCHEMA.size());
    values.add(line.getString(1));
    values.add(line.getLong(2));
    try {
      FactRows rows = FactRows.of(number, codec.read(bytes));
      values.add(null);
      values.add(null);
      values.addAll(rows.report());
      values.add(
          rows.attempts().stream()
              .map(attempt -> RowFactory.create(attempt.toArray()))
              .toArray(Row[]::new));
    } catch (InvalidReportException e) {
      values.add(e.getMessage());
      values.add(new String(bytes, StandardCharsets.UTF_8));
      values.add(number);
      values.addAll(Collections.nCopies(SCHEMA.size() - values.size(), null));
    }
    return RowFactory.create(values.toArray());
  }

  private static boolean isBlank(byte[] line) {
    for (byte character : line) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return false;
      }
    }
    return true;
  }

  private static StructType join(StructType left, StructType right) {
    StructType both = left;
    for (var field : right.fields()) {
      both = both.add(field);
    }
    return both;
  }
}
