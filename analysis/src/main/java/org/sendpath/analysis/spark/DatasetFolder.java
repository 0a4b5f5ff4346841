package org.sendpath.analysis.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.sendpath.analysis.engine.EngineException;
import org.sendpath.analysis.facts.Relation;

/** A relation of a dataset that is a folder, on whichever file system. */
record DatasetFolder(Relation relation, String dataset) {
  /** Whether there is any of the relation's files in a folder. */
  boolean isThere(SparkSession session) {
    try {
      return files(session).length > 0;
    } catch (EngineException e) {
      // Whoever reads it as something else says what it lacks.
      return false;
    }
  }

  Dataset<Row> rows(SparkSession session) throws EngineException {
    String[] files = files(session);
    if (files.length == 0) {
      throw new EngineException(
          "dataset "
              + dataset
              + " has no "
              + relation.word()
              + "-*.parquet: give a folder of converted reports",
          null);
    }
    Dataset<Row> rows = session.read().parquet(files);
    for (StructField column : SparkColumns.schema(relation.columns()).fields()) {
      if (!rows.schema().contains(column)) {
        throw new EngineException(
            "dataset "
                + dataset
                + " has no column "
                + column.name()
                + " of its type in "
                + relation.word()
                + ": was it converted by another version? Convert the reports once more",
            null);
      }
    }
    return rows;
  }

  private String[] files(SparkSession session) throws EngineException {
    Path folder = new Path(dataset);
    List<String> files = new ArrayList<>();
    try {
      for (FileStatus file :
          folder.getFileSystem(session.sparkContext().hadoopConfiguration()).listStatus(folder)) {
        String name = file.getPath().getName();
        if (name.startsWith(relation.word() + "-") && name.endsWith(".parquet")) {
          files.add(literal(file.getPath().toString()));
        }
      }
    } catch (IOException e) {
      throw new EngineException(
          "dataset " + dataset + " cannot be read: give a folder of converted reports (" + e + ")",
          e);
    }
    return files.toArray(String[]::new);
  }

  /** The path as Spark takes it, for which each is a pattern. */
  private static String literal(String path) {
    return path.replaceAll("[\\[\\]{}*?\\\\]", "\\\\$0");
  }
}
