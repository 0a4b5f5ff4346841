package org.sendpath.analysis.spark;

import java.util.Objects;

/**
 * A line that is no report.
 *
 * @param file its address
 * @param problem why
 * @param line its text; what is no UTF-8 is replaced
 */
record RefusedLine(String file, String problem, String line) {
  RefusedLine {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(problem, "problem");
    Objects.requireNonNull(line, "line");
  }
}
