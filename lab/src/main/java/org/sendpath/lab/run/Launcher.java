package org.sendpath.lab.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sendpath.lab.network.Enclosure;

/** Starts the lab: this program again, inside an enclosure. */
public final class Launcher {
  /** The command that the enclosed program is given first; then comes the kind of enclosure. */
  public static final String INSIDE = "inside";

  private final Places places;
  private final Enclosure enclosure;

  public Launcher(Places places, Enclosure enclosure) {
    this.places = places;
    this.enclosure = enclosure;
  }

  /**
   * Runs {@code arguments} inside, for a person who speaks with it, and waits for its end.
   *
   * @return its exit status
   */
  public int interact(List<String> arguments) throws IOException, InterruptedException {
    return run(arguments, Redirect.INHERIT, Redirect.INHERIT);
  }

  /**
   * Runs {@code arguments} inside and waits for its end. It does not outlive this process, however
   * this ends: it ends with its standard input.
   *
   * @param output where it prints, errors too
   * @return its exit status
   */
  public int run(List<String> arguments, Redirect output) throws IOException, InterruptedException {
    return run(arguments, Redirect.PIPE, output);
  }

  private int run(List<String> arguments, Redirect input, Redirect output)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("sendpath-lab");
    try {
      return new ProcessBuilder(enclosure.command(command(arguments, scratch)))
          .redirectErrorStream(true)
          .redirectInput(input)
          .redirectOutput(output)
          .start()
          .waitFor();
    } finally {
      Files.delete(scratch);
    }
  }

  private List<String> command(List<String> arguments, Path scratch) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlab.root=" + places.root(),
                "-Dlab.agent=" + places.agent(),
                "-Dlab.collector=" + places.collector(),
                "-Dlab.java=" + places.java(),
                "-D" + Scratch.PROPERTY + "=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sendpath.lab.Main",
                INSIDE,
                enclosure.name()));
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
