package org.sendpath.collector.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the reports that came. */
final class ReportMeters {
  private static final String NAME = "sendpath.reports";

  private final MeterRegistry registry;
  private final Counter stored;
  private final Counter alreadyThere;
  private final Counter withdrawn;
  private final Map<String, Counter> refused = new ConcurrentHashMap<>();

  ReportMeters(MeterRegistry registry) {
    this.registry = registry;
    this.stored = counter("stored", "");
    this.alreadyThere = counter("already-there", "");
    this.withdrawn = counter("withdrawn", "");
  }

  void stored() {
    stored.increment();
  }

  void alreadyThere() {
    alreadyThere.increment();
  }

  void withdrawn() {
    withdrawn.increment();
  }

  /**
   * @param reason a {@link Problem}'s type
   */
  void refused(String reason) {
    refused.computeIfAbsent(reason, missing -> counter("refused", missing)).increment();
  }

  private Counter counter(String result, String reason) {
    return Counter.builder(NAME)
        .description("Reports by what became of them")
        .tag("result", result)
        .tag("reason", reason)
        .register(registry);
  }
}
