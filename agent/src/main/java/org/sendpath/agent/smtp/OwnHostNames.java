package org.sendpath.agent.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What this host calls itself. {@link java.net.InetAddress#getLocalHost} is not asked: it asks the
 * DNS.
 */
final class OwnHostNames {
  private static final List<String> VARIABLES = List.of("HOSTNAME", "COMPUTERNAME", "HOST");
  private static final List<Path> FILES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));

  private OwnHostNames() {}

  /** The names known without asking anyone, lower case, whole and by their first label. */
  static Set<String> find() {
    Set<String> names = new LinkedHashSet<>();
    for (String variable : VARIABLES) {
      String value = System.getenv(variable);
      if (value != null) {
        add(names, value);
      }
    }
    for (Path file : FILES) {
      read(file).ifPresent(text -> add(names, text));
    }
    return names;
  }

  /** Empty where it is not this system's way of keeping its name. */
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void add(Set<String> names, String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    String label = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    for (String candidate : List.of(name, label)) {
      if (!candidate.isEmpty() && !candidate.equals("localhost")) {
        names.add(candidate);
      }
    }
  }
}
