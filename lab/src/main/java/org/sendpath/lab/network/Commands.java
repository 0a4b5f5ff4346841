package org.sendpath.lab.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the system's commands that build the network. */
final class Commands {
  private Commands() {}

  /** Runs {@code command} to its end, and fails if it does. */
  static void run(List<String> command) {
    run(command, "");
  }

  /** The same, with {@code input} as its standard input. */
  static void run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int status = process.waitFor();
      if (status != 0) {
        throw new LabException(
            "`" + String.join(" ", command) + "` failed with status " + status + ": " + output);
      }
    } catch (IOException e) {
      throw new LabException("cannot run `" + String.join(" ", command) + "`", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted in `" + String.join(" ", command) + "`", e);
    }
  }

  static List<String> joined(List<String> first, List<String> second) {
    List<String> joined = new ArrayList<>(first);
    joined.addAll(second);
    return List.copyOf(joined);
  }
}
