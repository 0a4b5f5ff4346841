package org.sendpath.analysis.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.sendpath.analysis.facts.Relation;

/**
 * A folder of facts: {@code report-*.parquet}, {@code attempt-*.parquet} with the same numbers, and
 * the manifest. Ids and numbers are distinct in it.
 */
public record Dataset(Path folder, Manifest manifest) {
  /** The manifest's {@code format}. */
  public static final String FORMAT = "sendpath-facts/1";

  private static final String ANY_FORMAT = "\"sendpath-facts/";
  private static final int PROBE_BYTES = 4096;
  private static final long PROBE_MEMORY_BYTES = 256L << 20;

  public Dataset {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(manifest, "manifest");
  }

  /** Whether a folder is meant to be a dataset, of whatever version. */
  public static boolean isDataset(Path folder) {
    Path manifest = folder.resolve(Manifest.FILE);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    try (var in = Files.newInputStream(manifest)) {
      return new String(in.readNBytes(PROBE_BYTES), StandardCharsets.UTF_8).contains(ANY_FORMAT);
    } catch (IOException e) {
      // Opening it as a dataset says what is the matter.
      return true;
    }
  }

  /**
   * Opens a dataset, and looks whether it is whole and can be read.
   *
   * @param version the program's: other versions may have other rules
   * @throws DatasetException if it is none, of another version, or damaged
   */
  public static Dataset open(Path folder, String version) throws DatasetException {
    Dataset dataset = new Dataset(folder, Manifest.read(folder));
    Manifest manifest = dataset.manifest();
    if (!manifest.format().equals(FORMAT)) {
      throw new DatasetException(
          folder + " is of the format " + manifest.format() + ", not " + FORMAT + ANEW);
    }
    if (!manifest.version().equals(version)) {
      throw new DatasetException(
          folder
              + " was made by version "
              + manifest.version()
              + ", this is "
              + version
              + ", whose rules may differ"
              + ANEW);
    }
    for (Relation relation : Relation.values()) {
      dataset.check(relation);
    }
    return dataset;
  }

  private static final String ANEW = ": convert the reports again";

  private void check(Relation relation) throws DatasetException {
    List<String> expected =
        relation.columns().stream().map(column -> column.name() + " " + Sql.type(column)).toList();
    List<String> found = new ArrayList<>();
    long rows;
    try (Duck duck = Duck.open(folder.resolve("spill"), 1, PROBE_MEMORY_BYTES)) {
      String files = Sql.parquet(folder, relation.word() + "-*.parquet");
      duck.query(
          "DESCRIBE SELECT * FROM " + files,
          row -> found.add(row.getString(1) + " " + row.getString(2)));
      rows = duck.whole("SELECT count(*) FROM " + files);
    } catch (SQLException e) {
      throw new DatasetException(
          folder + " cannot be read" + ANEW + " (" + e.getMessage() + ")", e);
    }
    if (!found.equals(expected)) {
      throw new DatasetException(
          folder + " has other columns in " + relation.word() + " than this version" + ANEW);
    }
    long promised = manifest.rows().getOrDefault(relation.word(), -1L);
    if (rows != promised) {
      throw new DatasetException(
          folder
              + " has "
              + rows
              + " rows in "
              + relation.word()
              + ", where its manifest says "
              + promised
              + ": a file is missing, or not of it"
              + ANEW);
    }
  }

  /** The names of a relation's files, in order. */
  public List<String> files(Relation relation) throws DatasetException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(relation.word() + "-") && name.endsWith(".parquet"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DatasetException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The file of another relation with the same reports. */
  static String sameOf(Relation relation, String file) {
    return relation.word() + file.substring(file.indexOf('-'));
  }

  /** As an input of something else, by that name. */
  public Manifest.Input asInput(String name) throws DatasetException {
    try {
      long bytes = 0;
      for (Relation relation : Relation.values()) {
        for (String file : files(relation)) {
          bytes += Files.size(folder.resolve(file));
        }
      }
      long reports = manifest.rows().getOrDefault(Relation.REPORT.word(), 0L);
      return new Manifest.Input(
          name,
          Sha256.of(folder.resolve(Manifest.FILE)).hex(),
          bytes,
          0,
          reports,
          0,
          0,
          0,
          Optional.empty(),
          manifest.inputs());
    } catch (IOException e) {
      throw new DatasetException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
