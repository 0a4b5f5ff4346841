package org.sendpath.lab.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a Postfix needs of the system that it is to run on. */
final class PostfixRequirements {
  static final Path COMMAND = Path.of("/usr/sbin/postfix");

  private static final String INSTALL = "apt-get install postfix sasl2-bin libsasl2-modules";
  private static final List<String> USERS = List.of("root", "postfix");
  private static final List<String> GROUPS = List.of("root", "postfix", "postdrop");

  private PostfixRequirements() {}

  /** Why Postfix cannot run here, in one line; empty if it can. */
  static Optional<String> missing() {
    try {
      if (!Files.isExecutable(COMMAND)) {
        return Optional.of("Postfix is not installed: " + INSTALL);
      }
      if (!hasPlainMechanism()) {
        return Optional.of("Cyrus SASL has no mechanism PLAIN: " + INSTALL);
      }
      if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
        return Optional.of("Postfix needs root: run the lab as root");
      }
      if (!mapped("/etc/passwd", USERS, "/proc/self/uid_map")
          || !mapped("/etc/group", GROUPS, "/proc/self/gid_map")) {
        return Optional.of(
            "Postfix needs its own users, which this user namespace does not have:"
                + " run the lab as real root");
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell whether Postfix can run here", e);
    }
  }

  /**
   * Whether all of {@code names} are in the account file and have their numbers in the namespace's
   * map (user_namespaces(7): first number inside, first outside, count).
   */
  private static boolean mapped(String accounts, List<String> names, String map)
      throws IOException {
    List<String[]> ranges;
    try (Stream<String> lines = Files.lines(Path.of(map))) {
      ranges = lines.map(line -> line.strip().split("\\s+")).toList();
    }
    List<Long> numbers;
    try (Stream<String> lines = Files.lines(Path.of(accounts))) {
      numbers =
          lines
              .map(line -> line.split(":", -1))
              .filter(fields -> names.contains(fields[0]))
              .map(fields -> Long.valueOf(fields[2]))
              .toList();
    }
    return numbers.size() == names.size()
        && numbers.stream().allMatch(number -> ranges.stream().anyMatch(in(number)));
  }

  private static Predicate<String[]> in(long number) {
    return range -> {
      long first = Long.parseLong(range[0]);
      return first <= number && number < first + Long.parseLong(range[2]);
    };
  }

  /** The modules lie in a directory named for the machine's architecture. */
  private static boolean hasPlainMechanism() throws IOException {
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(Path.of("/usr/lib"))) {
      for (Path library : libraries) {
        if (Files.exists(library.resolve("sasl2/libplain.so"))) {
          return true;
        }
      }
    }
    return false;
  }
}
