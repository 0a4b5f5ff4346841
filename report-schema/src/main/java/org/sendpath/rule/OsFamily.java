package org.sendpath.rule;

import java.util.Locale;
import org.sendpath.report.Word;

/** The operating systems that tables tell apart, by what their TCP has in common. */
public enum OsFamily implements Word {
  BSD,
  LINUX,
  MACOS,
  SOLARIS,
  WINDOWS,
  OTHER;

  /**
   * The family of a system.
   *
   * @param os as reports have it in {@code agent.os}, which is Java's property {@code os.name}
   */
  public static OsFamily of(String os) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("linux")) {
      return LINUX;
    } else if (name.startsWith("windows")) {
      return WINDOWS;
    } else if (name.startsWith("mac") || name.startsWith("darwin")) {
      return MACOS;
    } else if (name.startsWith("sunos") || name.startsWith("solaris")) {
      return SOLARIS;
    } else if (name.endsWith("bsd") || name.startsWith("dragonfly")) {
      return BSD;
    } else {
      return OTHER;
    }
  }
}
