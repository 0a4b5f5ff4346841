package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;

/**
 * {@code GET /healthz}: whether reports are taken and the store can be read and written. However
 * often it is asked, the store is asked once a second, by one thread.
 */
final class HealthRoutes implements Routes {
  /** How long a result is believed. */
  static final Duration MEMORY = Duration.ofSeconds(1);

  /** A store that takes longer is not well. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Store store;
  private final Ingest ingest;
  private final LongSupplier nanoTime;
  private CompletableFuture<Boolean> latest = CompletableFuture.completedFuture(false);
  private long begunAtNanos;

  HealthRoutes(Store store, Ingest ingest, LongSupplier nanoTime) {
    this.store = store;
    this.ingest = ingest;
    this.nanoTime = nanoTime;
    this.begunAtNanos = nanoTime.getAsLong() - MEMORY.toNanos();
  }

  @Override
  public void bind(ServerBuilder server) {
    server
        .route()
        .path("/healthz")
        .methods(HttpMethod.GET, HttpMethod.HEAD)
        .build((ctx, request) -> answer(ctx));
  }

  private HttpResponse answer(ServiceRequestContext ctx) {
    return HttpResponse.of(
        storeIsWell(ctx.blockingTaskExecutor())
            .thenApply(
                isWell ->
                    isWell && ingest.isRunning()
                        ? json(HttpStatus.OK, "up")
                        : json(HttpStatus.SERVICE_UNAVAILABLE, "down")),
        ctx.eventLoop());
  }

  private synchronized CompletableFuture<Boolean> storeIsWell(Executor executor) {
    long now = nanoTime.getAsLong();
    if (latest.isDone() && now - begunAtNanos >= MEMORY.toNanos()) {
      begunAtNanos = now;
      latest = CompletableFuture.supplyAsync(this::check, executor);
    }
    return latest.copy().completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean check() {
    try {
      store.check();
      return true;
    } catch (StoreException e) {
      // The answer; the writer logs what is wrong when it meets it.
      return false;
    }
  }

  private static HttpResponse json(HttpStatus status, String word) {
    return HttpResponse.of(status, MediaType.JSON, "{\"status\":\"" + word + "\"}");
  }
}
