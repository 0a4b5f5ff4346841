package org.sendpath.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendpath.collector.CollectorProcess.Surroundings;

/** The built collector, whose PostgreSQL is stopped and comes back. */
final class GoneDatabaseIT {
  private static final int SOME = 100;

  private final ReportSenders senders = new ReportSenders();

  @TempDir Path folder;

  @Test
  void acknowledgedReports_databaseGoneAndBack_areThereOnceAndCounted() throws Exception {
    EmbeddedPostgres first = postgres(0);
    int port = first.getPort();
    Surroundings onPostgres =
        new Surroundings(List.of(), Map.of(), first.getJdbcUrl("postgres", "postgres"));
    try (CollectorProcess collector = CollectorProcess.start(folder, onPostgres)) {
      String token = CollectorProcess.run(folder, onPostgres, "token", "create", "test").strip();
      senders.send(collector, () -> senders.acknowledged() >= SOME);
      senders.send(collector, () -> senders.refusals().getOrDefault(503, 0) >= SOME, first::close);
      try (EmbeddedPostgres again = postgres(port)) {
        assertThat(again.getPort()).isEqualTo(port);
        int before = senders.acknowledged();
        senders.send(collector, () -> senders.acknowledged() >= before + SOME);
        senders.assertNoneLost(collector, token);
        assertThat(senders.refusals()).containsOnlyKeys(503);
      }
    }
  }

  private EmbeddedPostgres postgres(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }
}
