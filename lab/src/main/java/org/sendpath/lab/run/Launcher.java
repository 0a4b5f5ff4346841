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
   * Runs {@code arguments} inside and waits for its end. Nothing outlives this process, either: the
   * enclosed program ends when its standard input does, unless that is a person's.
   *
   * @param interactive whether a person speaks with it
   * @return its exit status
   */
  public int run(List<String> arguments, boolean interactive)
      throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("sendpath-lab");
    try {
      return run(arguments, interactive, scratch);
    } finally {
      Files.delete(scratch);
    }
  }

  private int run(List<String> arguments, boolean interactive, Path scratch)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlab.root=" + places.root(),
                "-Dlab.java=" + places.java(),
                "-D" + Scratch.PROPERTY + "=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                "org.sendpath.lab.Main",
                INSIDE,
                enclosure.name()));
    command.addAll(arguments);
    return new ProcessBuilder(enclosure.command(command))
        .inheritIO()
        .redirectInput(interactive ? Redirect.INHERIT : Redirect.PIPE)
        .start()
        .waitFor();
  }
}
