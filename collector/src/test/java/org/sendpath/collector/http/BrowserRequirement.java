package org.sendpath.collector.http;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.sendpath.collector.Requirement;

/** Finds the browser. */
final class BrowserRequirement {
  private BrowserRequirement() {}

  /** The first of these programs that the path has. */
  static Path program(String... names) {
    Optional<Path> found =
        Arrays.stream(names)
            .flatMap(BrowserRequirement::onPath)
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      miss(names[0]);
    }
    return found.orElseThrow();
  }

  private static Stream<Path> onPath(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name));
  }

  private static void miss(String name) {
    Requirement.miss(
        "the page is not tested in a browser: there is no "
            + name
            + " (on Debian: apt install chromium chromium-driver)");
  }
}
