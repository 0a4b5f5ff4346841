package org.sendpath.analysis.cli;

import picocli.CommandLine.IVersionProvider;

/** The analysis' version, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"sendpath-analysis " + number()};
  }

  /** Such as 1.0.0; 0.0.0 where it runs from no jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }
}
