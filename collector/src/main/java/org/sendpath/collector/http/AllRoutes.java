package org.sendpath.collector.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.sendpath.collector.store.Store;

/** The HTTP interface's table of contents. */
final class AllRoutes {
  private AllRoutes() {}

  static List<Routes> of(
      Store store, ReportIntake intake, ClientRates rates, PrometheusMeterRegistry registry) {
    ReportMeters meters = new ReportMeters(registry);
    BodyMemory memory = new BodyMemory(intake.limits().maxMemoryBytes());
    registry.gauge("sendpath.bodies.bytes", memory, BodyMemory::usedBytes);
    Researchers researchers = new Researchers(store.access());
    return List.of(
        new ReportRoutes(
            new PostReports(intake, rates, memory, meters), new DeleteReport(intake, meters)),
        new ReportQueryRoutes(store, researchers),
        new PairRoutes(store, researchers),
        new TableRoutes(store, researchers),
        new ExperimentRoutes(store.access()),
        new OpenApiRoutes(),
        new PageRoutes(),
        new HealthRoutes(store, intake.ingest(), System::nanoTime),
        new MetricsRoutes(registry),
        new NothingHere());
  }
}
