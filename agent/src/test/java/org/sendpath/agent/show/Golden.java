package org.sendpath.agent.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text kept as files beside the tests. What differs is left in {@code target/golden}, to be looked
 * at and copied over.
 */
final class Golden {
  private static final Path KEPT = Path.of("src/test/resources/org/sendpath/agent/show");
  private static final Path FOUND = Path.of("target/golden");

  private Golden() {}

  static void check(String name, String text) throws IOException {
    Path kept = KEPT.resolve(name);
    String wanted = Files.exists(kept) ? Files.readString(kept) : "";
    if (!wanted.equals(text)) {
      Files.createDirectories(FOUND);
      Files.writeString(FOUND.resolve(name), text);
    }
    assertThat(text).as(name).isEqualTo(wanted);
  }
}
