package org.sendpath.collector.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.IntStream;

/** What the writer did. */
final class IngestMeters {
  private static final Duration[] COMMIT_BUCKETS =
      IntStream.of(1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Timer commits;
  private final Counter failures;
  private final DistributionSummary groups;

  IngestMeters(MeterRegistry registry) {
    this.registry = registry;
    this.commits =
        Timer.builder("sendpath.commit")
            .description("Transactions that stored reports, until durable")
            .serviceLevelObjectives(COMMIT_BUCKETS)
            .register(registry);
    this.failures =
        Counter.builder("sendpath.commit.failures")
            .description("Transactions of which nothing was kept")
            .register(registry);
    this.groups =
        DistributionSummary.builder("sendpath.commit.reports")
            .description("Reports in one transaction")
            .serviceLevelObjectives(1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000)
            .register(registry);
  }

  void watch(WaitingReports waiting) {
    registry.gauge("sendpath.queue.reports", waiting, WaitingReports::reports);
    registry.gauge("sendpath.queue.bytes", waiting, WaitingReports::bytes);
  }

  Timer.Sample begin() {
    return Timer.start(registry);
  }

  void committed(Timer.Sample sample, int reports) {
    sample.stop(commits);
    groups.record(reports);
  }

  void failed() {
    failures.increment();
  }
}
