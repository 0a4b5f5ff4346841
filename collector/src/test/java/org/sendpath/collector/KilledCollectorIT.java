package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the built collector at random moments while reports come in. How often is the system
 * property {@code collector.kills}.
 */
final class KilledCollectorIT {
  private static final int KILLS = Integer.getInteger("collector.kills", 3);
  private static final int LONGEST_LIFE_MILLIS = 1500;

  private final ReportSenders senders = new ReportSenders();

  @TempDir Path folder;

  @Test
  void acknowledgedReports_afterKills_areThereOnceAndCounted() throws Exception {
    long seed = System.nanoTime();
    System.out.printf("%d kills at moments from seed %d%n", KILLS, seed);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      try (CollectorProcess collector = CollectorProcess.start(folder)) {
        senders.sendUntilItDies(
            collector, () -> collector.killAfter(random.nextInt(LONGEST_LIFE_MILLIS)));
      }
    }
    assertThat(senders.refusals()).isEmpty();

    String token = CollectorProcess.run(folder, "token", "create", "test").strip();
    List<String> tables;
    try (CollectorProcess collector = CollectorProcess.start(folder)) {
      senders.assertNoneLost(collector, token);
      tables = senders.tables(collector);
    }
    CollectorProcess.run(folder, "rebuild");
    try (CollectorProcess collector = CollectorProcess.start(folder)) {
      assertThat(senders.tables(collector)).isEqualTo(tables);
    }
  }
}
