package org.sendpath.analysis.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sendpath.analysis.facts.FactRows;
import org.sendpath.analysis.facts.Relation;

/**
 * Writes a dataset into a folder: parts of {@link #PART_REPORTS} reports, each a file of every
 * relation. Reports are numbered as they come. A report whose id came before is found at the end,
 * by DuckDB, which needs no more memory than it was given (a set of all ids in Java's would grow
 * with them); the few parts that have some are written anew without them, so that numbers have gaps
 * there. For one thread.
 */
public final class DatasetWriter implements AutoCloseable {
  private static final int PART_REPORTS = 122_880;
  private static final String PLACE = "place";

  private final Path folder;
  private final Duck duck;
  private final PartTables tables;
  private final int partReports;
  private final List<Part> parts = new ArrayList<>();
  private long next;
  private long inPart;

  /**
   * A part.
   *
   * @param first the lowest number that its reports can have
   * @param end above the highest
   */
  private record Part(int number, long first, long end) {
    String file(String relation) {
      return String.format("%s-%05d.parquet", relation, number);
    }
  }

  private DatasetWriter(Path folder, Duck duck, PartTables tables, int partReports) {
    this.folder = folder;
    this.duck = duck;
    this.tables = tables;
    this.partReports = partReports;
  }

  /**
   * Begins a dataset.
   *
   * @param folder an empty one; what DuckDB has no room for in memory is there for the while, too
   * @param memoryBytes what DuckDB may use
   */
  public static DatasetWriter create(Path folder, int threads, long memoryBytes)
      throws DatasetException {
    return create(folder, threads, memoryBytes, PART_REPORTS);
  }

  static DatasetWriter create(Path folder, int threads, long memoryBytes, int partReports)
      throws DatasetException {
    try {
      Duck duck = Duck.open(folder.resolve("spill"), threads, memoryBytes);
      try {
        return new DatasetWriter(folder, duck, PartTables.create(duck), partReports);
      } catch (SQLException e) {
        duck.close();
        throw e;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Adds a report; its number is given here, whatever its rows say. */
  public void append(FactRows rows, Place place) throws DatasetException {
    try {
      tables.append(next, rows, place);
      next++;
      inPart++;
      if (inPart == partReports) {
        endPart();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Adds the reports of another dataset, as the input of that number. */
  public void append(Dataset other, int input) throws DatasetException {
    try {
      if (inPart > 0) {
        endPart();
      }
      for (String file : other.files(Relation.REPORT)) {
        Part part = append(other, file, input);
        next = part.end();
        parts.add(part);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Part append(Dataset other, String file, int input) throws SQLException {
    String reports = Sql.parquet(other.folder(), file);
    String attempts = Sql.parquet(other.folder(), Dataset.sameOf(Relation.ATTEMPT, file));
    long highest = duck.whole("SELECT coalesce(max(report), -1) FROM " + reports);
    Part part = new Part(parts.size(), next, next + highest + 1);
    String renumbered = "SELECT * REPLACE (report + " + next + " AS report) FROM ";
    copy(renumbered + reports, part, Relation.REPORT.word());
    copy(renumbered + attempts, part, Relation.ATTEMPT.word());
    copy(
        String.format(
            "SELECT report + %d AS report, %d::BIGINT AS placeInput, 0::BIGINT AS placeLine,"
                + " NULL::BIGINT AS fingerprint FROM %s",
            next, input, reports),
        part,
        PLACE);
    return part;
  }

  private void endPart() throws SQLException {
    tables.flush();
    Part part = new Part(parts.size(), next - inPart, next);
    for (Relation relation : Relation.values()) {
      copy(PartTables.select(relation), part, relation.word());
    }
    copy(PartTables.selectPlaces(), part, PLACE);
    parts.add(part);
    tables.clear();
    inPart = 0;
  }

  private void copy(String select, Part part, String relation) throws SQLException {
    duck.run(Sql.copy(select, folder.resolve(part.file(relation))));
  }

  /**
   * Writes what is left, and takes repeated reports out, telling them one by one in the order of
   * their lines.
   */
  public void finish(RepeatReader repeats) throws DatasetException {
    try {
      if (inPart > 0 || parts.isEmpty()) {
        endPart();
      }
      takeRepeatsOut(repeats);
      for (Part part : parts) {
        Files.delete(folder.resolve(part.file(PLACE)));
      }
    } catch (SQLException | IOException e) {
      throw failed(e);
    }
  }

  /** Takes repeated reports, one by one. */
  public interface RepeatReader {
    void read(Repeat repeat) throws DatasetException, IOException;
  }

  private void takeRepeatsOut(RepeatReader reader)
      throws SQLException, IOException, DatasetException {
    String reports = Sql.parquet(folder, Relation.REPORT.word() + "-*.parquet");
    String places = Sql.parquet(folder, PLACE + "-*.parquet");
    // As UUIDs, ids are small; the ids alone go through the grouping.
    duck.run(
        "CREATE TABLE first AS SELECT id::UUID::VARCHAR AS id, report FROM (SELECT id::UUID AS id,"
            + " min(report) AS report FROM "
            + reports
            + " GROUP BY id::UUID HAVING count(*) > 1)");
    if (duck.whole("SELECT count(*) FROM first") == 0) {
      return;
    }
    duck.run(
        "CREATE TABLE repeat AS SELECT r.report AS report, p.placeInput AS input, p.placeLine AS"
            + " line, q.placeInput AS firstInput, q.placeLine AS firstLine, coalesce(p.fingerprint"
            + " <> q.fingerprint, "
            + content("r.")
            + " IS DISTINCT FROM "
            + content("o.")
            + ") AS contradicts FROM "
            + reports
            + " r JOIN first f ON r.id = f.id AND r.report > f.report JOIN "
            + reports
            + " o ON o.report = f.report JOIN "
            + places
            + " p ON p.report = r.report JOIN "
            + places
            + " q ON q.report = f.report");
    List<Repeat> some = new ArrayList<>();
    long told = -1;
    do {
      some.clear();
      List<Long> numbers = new ArrayList<>();
      duck.query(
          "SELECT report, input, line, firstInput, firstLine, contradicts FROM repeat WHERE report >"
              + " "
              + told
              + " ORDER BY report LIMIT 10000",
          row -> {
            numbers.add(row.getLong(1));
            some.add(
                new Repeat(
                    row.getInt(2),
                    row.getLong(3),
                    row.getInt(4),
                    row.getLong(5),
                    row.getBoolean(6)));
          });
      for (Repeat repeat : some) {
        reader.read(repeat);
      }
      told = numbers.isEmpty() ? told : numbers.get(numbers.size() - 1);
    } while (!some.isEmpty());
    for (Part part : parts) {
      if (duck.whole(
              String.format(
                  "SELECT count(*) FROM repeat WHERE report >= %d AND report < %d",
                  part.first(), part.end()))
          > 0) {
        rewrite(part);
      }
    }
  }

  private void rewrite(Part part) throws SQLException, IOException {
    for (Relation relation : Relation.values()) {
      Path file = folder.resolve(part.file(relation.word()));
      Path anew = folder.resolve("anew.parquet");
      duck.run(
          Sql.copy(
              "SELECT * FROM "
                  + Sql.parquet(folder, part.file(relation.word()))
                  + " WHERE report NOT IN (SELECT report FROM repeat)",
              anew));
      Files.move(anew, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What the same id must come with: all but the number. */
  private static String content(String prefix) {
    return "row(" + Sql.names(Relation.REPORT, prefix).replaceFirst("^[^,]*, ", "") + ")";
  }

  /** Writes the manifest, after {@link #finish}: the dataset is whole. */
  public Manifest describe(String version, Instant madeAt, List<Manifest.Input> inputs)
      throws DatasetException {
    try {
      Map<String, Long> rows = new TreeMap<>();
      List<Manifest.Output> outputs = new ArrayList<>();
      for (Relation relation : Relation.values()) {
        for (Part part : parts) {
          String name = part.file(relation.word());
          long count = duck.whole("SELECT count(*) FROM " + Sql.parquet(folder, name));
          rows.merge(relation.word(), count, Long::sum);
          outputs.add(Manifest.Output.of(folder, name, Optional.of(count)));
        }
      }
      Manifest manifest = new Manifest(Dataset.FORMAT, version, madeAt, inputs, rows, outputs);
      manifest.write(folder);
      return manifest;
    } catch (SQLException | IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws DatasetException {
    try {
      tables.close();
      duck.close();
      Files.deleteIfExists(folder.resolve("spill"));
    } catch (SQLException | IOException e) {
      throw failed(e);
    }
  }

  private static DatasetException failed(Exception cause) {
    return new DatasetException(
        "the facts cannot be written (is the disk full?): " + cause.getMessage(), cause);
  }
}
