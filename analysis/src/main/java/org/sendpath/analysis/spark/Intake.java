package org.sendpath.analysis.spark;

import java.nio.file.Path;

/**
 * What came in.
 *
 * @param reports whose facts are kept, each id once
 * @param repeats reports that were there before, left out
 * @param refusedLines lines that are no reports
 */
record Intake(long reports, long repeats, long refusedLines) {
  /** One line for the analyst. */
  String told(Path aside) {
    return reports
        + " reports; "
        + repeats
        + " repeats left out; "
        + refusedLines
        + " lines refused"
        + (refusedLines == 0 ? "" : ": see rejected.txt in " + aside);
  }
}
