package org.sendpath.agent.connect;

import java.util.Locale;

/** Operating systems that differ in what an error of {@code connect} means. */
enum SystemKind {
  /** Fails a connect on every ICMP error that matters, soft ones too. */
  LINUX,
  /** macOS and the BSDs: keep a soft error, and give up late with it. */
  BSD,
  /** Sends the SYN again after a RST, so that a refusal takes 1 to 2 s. */
  WINDOWS,
  OTHER;

  /**
   * @param osName the system property {@code os.name}
   */
  static SystemKind of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.equals("linux")) {
      return LINUX;
    }
    if (name.startsWith("windows")) {
      return WINDOWS;
    }
    return name.startsWith("mac") || name.equals("darwin") || name.endsWith("bsd") ? BSD : OTHER;
  }
}
