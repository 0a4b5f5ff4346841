package org.sendpath.agent.show;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A terminal that keeps what was printed. */
final class Page {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Terminal terminal;

  private Page(boolean screen, Map<String, String> environment, Charset charset) {
    terminal =
        Terminal.of(new PrintStream(bytes, false, charset), screen, screen, environment, charset);
  }

  static Page pipe() {
    return pipe(StandardCharsets.UTF_8);
  }

  static Page pipe(Charset charset) {
    return new Page(false, Map.of("TERM", "xterm-256color"), charset);
  }

  /** A screen, with {@code more} as name, value, name, value in its environment. */
  static Page screen(String... more) {
    Map<String, String> environment = new HashMap<>(Map.of("TERM", "xterm-256color"));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return new Page(true, environment, StandardCharsets.UTF_8);
  }

  Terminal terminal() {
    return terminal;
  }

  /** What was printed since the last call. */
  String text() {
    terminal.out().flush();
    String text = bytes.toString(terminal.charset()).replace(System.lineSeparator(), "\n");
    bytes.reset();
    return text;
  }
}
