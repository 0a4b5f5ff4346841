package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.collector.CollectorProcess.Surroundings;

/** The built collector on a file system that fills up, in a mount namespace of its own. */
final class FullDiskIT {
  private static final int BALLAST_BYTES = 8 << 20;
  private static final int REFUSALS = 100;
  private static final int MORE = 200;

  private final ReportSenders senders = new ReportSenders();

  @TempDir Path folder;

  @Test
  void acknowledgedReports_diskFullAndFreeAgain_areThereOnceAndCounted() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    if (new ProcessBuilder(onSmallDisk(disk, "true")).start().waitFor() != 0) {
      Requirement.miss("no full disk is tried: no user namespace can be made here (unshare)");
    }
    Surroundings there =
        new Surroundings(onSmallDisk(disk), Map.of(), disk.resolve("reports.db").toString());
    try (CollectorProcess collector = CollectorProcess.start(folder, there)) {
      Path seenFromHere = Path.of("/proc/" + collector.number() + "/root" + disk);
      Path ballast = Files.write(seenFromHere.resolve("ballast"), new byte[BALLAST_BYTES]);
      Surroundings beside =
          new Surroundings(
              List.of(
                  "nsenter",
                  "--target=" + collector.number(),
                  "--user",
                  "--mount",
                  "--preserve-credentials"),
              Map.of(),
              there.db());
      String token = CollectorProcess.run(folder, beside, "token", "create", "test").strip();

      senders.send(collector, () -> senders.refusals().getOrDefault(503, 0) >= REFUSALS);
      senders.assertNoneLost(collector, token);

      Files.delete(ballast);
      int before = senders.acknowledged();
      senders.send(collector, () -> senders.acknowledged() >= before + MORE);
      senders.assertNoneLost(collector, token);
      assertThat(senders.refusals()).containsOnlyKeys(503);
    }
  }

  private static List<String> onSmallDisk(Path disk, String... command) {
    List<String> line =
        new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c"));
    line.add("mount -t tmpfs -o size=24m tmpfs \"$0\" && exec \"$@\"");
    line.add(disk.toString());
    line.addAll(List.of(command));
    return line;
  }
}
