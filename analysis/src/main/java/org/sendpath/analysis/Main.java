package org.sendpath.analysis;

import org.sendpath.analysis.cli.AnalysisCommandLine;

/** The analysts' program. */
public final class Main {
  private Main() {}

  /** See {@code --help}; ends the process with the exit status. */
  public static void main(String... arguments) {
    // Pictures are drawn, and none is shown: a display that is set and cannot be reached must not
    // matter.
    System.setProperty("java.awt.headless", "true");
    System.exit(AnalysisCommandLine.run(System.in, System.out, System.err, arguments));
  }
}
