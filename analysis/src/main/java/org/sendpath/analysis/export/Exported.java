package org.sendpath.analysis.export;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that holds a table.
 *
 * @param file in the folder that was asked for
 * @param rows without the header
 * @param sha256 of the file's bytes, 64 hexadecimal digits in lower case
 */
public record Exported(Path file, long rows, String sha256) {
  public Exported {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(sha256, "sha256");
  }
}
