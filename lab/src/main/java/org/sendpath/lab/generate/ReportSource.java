package org.sendpath.lab.generate;

import org.sendpath.report.Report;

/** Reports by number. Any thread may ask for any number, at any time, and gets the same report. */
interface ReportSource {
  /** How many there are. */
  long count();

  /**
   * One of them.
   *
   * @param number 0 to {@code count - 1}; a greater number was not measured earlier
   */
  Report report(long number);
}
