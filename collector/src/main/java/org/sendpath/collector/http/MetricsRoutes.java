package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** {@code GET /metrics}, in Prometheus's text format. */
final class MetricsRoutes implements Routes {
  private static final MediaType TEXT = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry;

  MetricsRoutes(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void bind(ServerBuilder server) {
    server
        .route()
        .path("/metrics")
        .methods(HttpMethod.GET, HttpMethod.HEAD)
        .build(
            (ctx, request) ->
                HttpResponse.of(
                    () -> HttpResponse.of(HttpStatus.OK, TEXT, registry.scrape()),
                    ctx.blockingTaskExecutor()));
  }
}
