package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counts and times requests by route, method and status. */
final class RequestMeters implements DecoratingHttpServiceFunction {
  /** Few, as each route and status has all of them. */
  private static final Duration[] BUCKETS =
      IntStream.of(1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String route, HttpMethod method, int status) {}

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public HttpResponse serve(HttpService delegate, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    ctx.log()
        .addListener(
            (property, log) -> {
              if (property == RequestLogProperty.ALL_COMPLETE) {
                count(log, ctx);
              }
            });
    return delegate.serve(ctx, request);
  }

  private void count(RequestLog log, ServiceRequestContext ctx) {
    Kind kind =
        new Kind(ctx.config().route().patternString(), ctx.method(), log.responseStatus().code());
    timers
        .computeIfAbsent(kind, this::timer)
        .record(log.totalDurationNanos(), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("sendpath.http.requests")
        .description("Requests, from their first byte to the last of the answer")
        .tag("route", kind.route())
        .tag("method", kind.method().name())
        .tag("status", Integer.toString(kind.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
