package org.sendpath.collector.cli;

import picocli.CommandLine.IVersionProvider;

/** The collector's version, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"sendpath-collector " + (version == null ? "0.0.0" : version)};
  }
}
