package org.sendpath.collector.http;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What to do where there is no browser: skip and say why in one line, or, with {@code
 * -Dlab.required=true}, fail.
 */
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
    String line =
        "the page is not tested in a browser: there is no "
            + name
            + " (on Debian: apt install chromium chromium-driver)";
    if (Boolean.getBoolean("lab.required")) {
      Assertions.fail(line + " (and -Dlab.required=true says that it must run)");
    }
    System.out.println(line);
    Assumptions.abort(line);
  }
}
