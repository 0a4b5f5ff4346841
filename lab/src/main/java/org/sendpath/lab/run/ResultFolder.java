package org.sendpath.lab.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sendpath.lab.scenario.Scenario;

/** Where one run of a scenario leaves what came of it. */
public record ResultFolder(Path folder) {
  /** The folder of {@code scenario} in {@code pass}, below {@code root}. */
  public static ResultFolder of(Path root, Pass pass, Scenario scenario) {
    return new ResultFolder(root.resolve(pass.title()).resolve(scenario.name()));
  }

  void create() throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(exitStatus());
  }

  /** What the agent printed. */
  Path report() {
    return folder.resolve("report.json");
  }

  Path errors() {
    return folder.resolve("stderr.txt");
  }

  /** Written last: where it is missing, the run did not come to its end. */
  Path exitStatus() {
    return folder.resolve("exit.txt");
  }

  /** The packets between client and router. */
  Path capture() {
    return folder.resolve("capture.pcap");
  }

  /** What the servers were told. */
  Path heard() {
    return folder.resolve("heard.txt");
  }
}
