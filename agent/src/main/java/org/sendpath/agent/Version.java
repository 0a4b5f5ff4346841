package org.sendpath.agent;

/** The agent's version, from the jar's manifest. */
public final class Version {
  private Version() {}

  /** Such as {@code 1.0.0}; {@code 0.0.0} when it runs from classes that are in no jar. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }

  /** What {@code --version} prints. */
  public static String line() {
    return "sendpath-agent " + text();
  }
}
