package org.sendpath.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sendpath.lab.network.LabException;

/**
 * A folder in memory that only the lab's processes see, and that goes with them. The agent, who is
 * nobody in particular, can read it; the folders of this build perhaps not.
 */
final class Scratch {
  /** The system property that names an empty folder, on which the scratch folder is mounted. */
  static final String PROPERTY = "lab.scratch";

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  static Scratch make() throws IOException, InterruptedException {
    Path folder = Path.of(System.getProperty(PROPERTY));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", folder.toString())
            .inheritIO()
            .start();
    if (mount.waitFor() != 0) {
      throw new LabException("cannot mount a tmpfs on " + folder);
    }
    return new Scratch(folder);
  }

  Path folder() {
    return folder;
  }

  /** A new folder that belongs to user {@code uid}. */
  Path home(String name, int uid) throws IOException {
    Path home =
        Files.createDirectories(
            folder.resolve("homes").resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.setAttribute(home, "unix:uid", uid);
    return home;
  }

  Path copy(Path file) throws IOException {
    Path copy = folder.resolve(file.getFileName());
    Files.copy(file, copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    return copy;
  }
}
