package org.sendpath.agent.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/**
 * The system's hosts file, read anew at each question: a run asks once, and block lists of a
 * hundred thousand lines are not worth keeping. A line that cannot be understood is passed over, as
 * the C library does.
 *
 * @param path may name a file that does not exist: then it says nothing
 */
record HostsFile(Path path) {
  private static final String WHITE_SPACE = " \t\r\f\u000b";

  /** {@code /etc/hosts}, or where Windows keeps it. */
  static HostsFile ofSystem() {
    String root = System.getenv("SystemRoot");
    return new HostsFile(
        ResolverSettings.isWindows() && root != null
            ? Path.of(root, "System32", "drivers", "etc", "hosts")
            : Path.of("/etc/hosts"));
  }

  /**
   * Every address of {@code name}, of both families, in the order of the file.
   *
   * @param name lower case, without trailing dot
   */
  List<InetAddress> find(String name) throws IOException {
    if (!Files.isReadable(path)) {
      return List.of();
    }
    List<InetAddress> addresses = new ArrayList<>();
    String dotted = name.concat(".");
    // ISO 8859-1 takes every byte: a comment in any other character set does no harm.
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String address = addressFor(name, dotted, line);
        if (address != null) {
          Literal.parse(address).ifPresent(addresses::add);
        }
      }
    }
    return addresses;
  }

  private static String addressFor(String name, String dotted, String line) {
    int comment = line.indexOf('#');
    StringTokenizer words =
        new StringTokenizer(comment < 0 ? line : line.substring(0, comment), WHITE_SPACE);
    if (!words.hasMoreTokens()) {
      return null;
    }
    String address = words.nextToken();
    while (words.hasMoreTokens()) {
      String word = words.nextToken().toLowerCase(Locale.ROOT);
      if (word.equals(name) || word.equals(dotted)) {
        return address;
      }
    }
    return null;
  }
}
