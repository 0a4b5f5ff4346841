package org.sendpath.analysis.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an output was made from and by what, kept beside it as {@code manifest.json}: whoever has
 * the same inputs and the same version gets the same figures.
 *
 * @param format what it stands beside: {@link Dataset#FORMAT}, or another output's word
 * @param version the program's
 * @param rows of each relation, by its word
 * @param outputs the files it stands beside
 */
public record Manifest(
    String format,
    String version,
    Instant madeAt,
    List<Input> inputs,
    Map<String, Long> rows,
    List<Output> outputs) {
  /** Its name in the folder of the output. */
  public static final String FILE = "manifest.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // In the order of the records: what and when come first.
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  /**
   * One input.
   *
   * @param name as it was given, or the file found in a folder; a URL without its query
   * @param sha256 of the bytes as they were read (packed, if they were); of a collector's reports,
   *     a line feed after each; of a dataset, of its manifest, which has its files' hashes
   * @param bytes that were hashed; of a dataset, of its Parquet files
   * @param lines that were not empty; a report on several lines counts once
   * @param reports that were read, repeated ones too
   * @param badLines what was set aside
   * @param repeated reports whose id came before; they are counted once
   * @param contradicting those of the repeated ones whose content is another
   * @param problem why it was not read to its end; what was read before counts
   * @param madeFrom a dataset's own inputs
   */
  public record Input(
      String name,
      String sha256,
      long bytes,
      long lines,
      long reports,
      long badLines,
      long repeated,
      long contradicting,
      Optional<String> problem,
      List<Input> madeFrom) {
    public Input {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
      problem = Objects.requireNonNullElse(problem, Optional.empty());
      madeFrom = madeFrom == null ? List.of() : List.copyOf(madeFrom);
    }

    /** The same, knowing of its repeated reports. */
    public Input withRepeated(long all, long contradictory) {
      return new Input(
          name, sha256, bytes, lines, reports, badLines, all, contradictory, problem, madeFrom);
    }
  }

  /**
   * One file of the output.
   *
   * @param name relative to the manifest's folder
   * @param rows in it; empty where it has none, as a plot
   */
  public record Output(String name, Optional<Long> rows, String sha256) {
    public Output {
      Objects.requireNonNull(name, "name");
      rows = Objects.requireNonNullElse(rows, Optional.empty());
      Objects.requireNonNull(sha256, "sha256");
    }

    /** The file {@code name} of {@code folder}, as it is there. */
    public static Output of(Path folder, String name, Optional<Long> rows) throws IOException {
      return new Output(name, rows, Sha256.of(folder.resolve(name)).hex());
    }
  }

  public Manifest {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(madeAt, "madeAt");
    inputs = inputs == null ? List.of() : List.copyOf(inputs);
    // In one order, so that equal manifests are equal files.
    rows = rows == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(rows));
    outputs = outputs == null ? List.of() : List.copyOf(outputs);
  }

  /** That of something made from the same inputs. */
  public Manifest beside(String otherFormat, Instant at, List<Output> files) {
    return new Manifest(otherFormat, version, at, inputs, rows, files);
  }

  /** Writes {@link #FILE} into {@code folder}, replacing it. */
  public void write(Path folder) throws IOException {
    writeAs(folder.resolve(FILE));
  }

  /** Writes it under another name, beside an output that is no folder. */
  public void writeAs(Path file) throws IOException {
    Files.writeString(file, MAPPER.writeValueAsString(this) + "\n");
  }

  /**
   * The manifest in {@code folder}.
   *
   * @throws DatasetException if it cannot be read
   */
  public static Manifest read(Path folder) throws DatasetException {
    Path file = folder.resolve(FILE);
    Manifest manifest;
    try {
      manifest = MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
    } catch (IOException | JacksonException e) {
      throw new DatasetException(file + " cannot be read: " + e.getMessage(), e);
    }
    if (manifest == null) {
      throw new DatasetException(file + " cannot be read: it is null");
    }
    return manifest;
  }
}
