package org.sendpath.analysis.engine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sendpath.analysis.facts.Relation;

/** Which files of a dataset hold a relation. */
final class DatasetFiles {
  private DatasetFiles() {}

  /** The relation's files, in the order of their names. */
  static List<Path> of(Relation relation, String dataset) throws EngineException {
    List<Path> files = new ArrayList<>();
    String names = relation.word() + "-*.parquet";
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of(dataset), names)) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new EngineException(
          "dataset " + dataset + " cannot be read: give a folder of converted reports (" + e + ")",
          e);
    }
    if (files.isEmpty()) {
      throw new EngineException(
          "dataset " + dataset + " has no " + names + ": give a folder of converted reports", null);
    }
    files.sort(null);
    return files;
  }

  /** The file as DuckDB takes it, for which each name is a pattern. */
  static String pattern(Path file) {
    return file.toString().replaceAll("[\\[*?]", "[$0]");
  }
}
