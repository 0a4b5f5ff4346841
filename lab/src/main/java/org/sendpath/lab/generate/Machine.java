package org.sendpath.lab.generate;

import java.util.List;
import java.util.OptionalLong;
import org.sendpath.report.Agent;
import org.sendpath.report.Evidence;
import org.sendpath.report.UnknownFields;

/**
 * A volunteer's computer, as far as it shows in reports.
 *
 * @param evidence the strongest that the agent has there
 * @param connectTimeoutMicros when its TCP gives up
 * @param synRetransmits how many SYNs it has sent again by then
 * @param synRetransmitsAtTimer how many when the agent's own timer ends
 */
record Machine(
    Stack stack,
    String os,
    String osVersion,
    String arch,
    String java,
    Evidence evidence,
    long connectTimeoutMicros,
    int synRetransmits,
    int synRetransmitsAtTimer) {
  /** The TCPs that differ. */
  enum Stack {
    LINUX,
    WINDOWS,
    MACOS
  }

  /** The timer of a connect, unless the system's own is measured. */
  static final long TIMER_MICROS = 10_000_000;

  private static final double PORTABLE_SHARE = 0.1;
  private static final List<String> VERSIONS = List.of("1.0.0", "1.0.1", "1.1.0");
  private static final List<String> JAVAS = List.of("17.0.17", "17.0.19", "21.0.9", "25.0.1");

  /** Linux 6.5 and later sends the first SYNs a second apart; others double the gap each time. */
  private static final Machine LINUX =
      new Machine(
          Stack.LINUX, "Linux", "6.12.57", "amd64", "", Evidence.KERNEL, 133_700_000, 10, 6);

  private static final Machine OLDER_LINUX =
      new Machine(Stack.LINUX, "Linux", "5.15.0", "amd64", "", Evidence.KERNEL, 127_000_000, 6, 3);

  private static final Machine WINDOWS =
      new Machine(
          Stack.WINDOWS, "Windows 11", "10.0", "amd64", "", Evidence.ERRNO, 21_000_000, 0, 0);

  private static final Machine MACOS =
      new Machine(
          Stack.MACOS, "Mac OS X", "15.7.2", "aarch64", "", Evidence.ERRNO, 75_000_000, 0, 0);

  private static final Weighted<Machine> IN_USE =
      new Weighted<Machine>()
          .with(LINUX.version("6.18.2"), 0.10)
          .with(LINUX.version("6.12.57+deb13-amd64"), 0.18)
          .with(LINUX.version("6.8.0-87-generic"), 0.12)
          .with(OLDER_LINUX.version("5.15.0-161-generic"), 0.06)
          .with(OLDER_LINUX.version("6.1.0-41-amd64"), 0.06)
          .with(WINDOWS, 0.22)
          .with(WINDOWS.os("Windows 10"), 0.08)
          .with(MACOS, 0.12)
          .with(MACOS.version("26.1"), 0.06);

  static Machine draw(Draws draws) {
    Machine machine = IN_USE.draw(draws).java(draws.pick(JAVAS));
    boolean portable = machine.stack == Stack.LINUX && draws.chance(PORTABLE_SHARE);
    return portable ? machine.portable() : machine;
  }

  /** A run of the agent here; {@code systemTimeout}: without a timer of its own. */
  Agent agent(boolean systemTimeout, Draws draws) {
    return new Agent(
        draws.pick(VERSIONS),
        os,
        osVersion,
        arch,
        java,
        evidence,
        systemTimeout ? OptionalLong.empty() : OptionalLong.of(TIMER_MICROS),
        UnknownFields.NONE);
  }

  boolean hasKernelEvidence() {
    return evidence == Evidence.KERNEL;
  }

  private Machine os(String newOs) {
    return with(newOs, osVersion, java, evidence);
  }

  private Machine version(String newVersion) {
    return with(os, newVersion, java, evidence);
  }

  private Machine java(String newJava) {
    return with(os, osVersion, newJava, evidence);
  }

  private Machine portable() {
    return with(os, osVersion, java, Evidence.ERRNO);
  }

  private Machine with(String newOs, String newVersion, String newJava, Evidence newEvidence) {
    return new Machine(
        stack,
        newOs,
        newVersion,
        arch,
        newJava,
        newEvidence,
        connectTimeoutMicros,
        synRetransmits,
        synRetransmitsAtTimer);
  }
}
