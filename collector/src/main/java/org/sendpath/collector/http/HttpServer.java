package org.sendpath.collector.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.RejectedRouteHandler;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.ingest.ReportJudge;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;

/** The server, running. It closes neither the store nor the ingest. */
public final class HttpServer implements AutoCloseable {
  /** Requests that are under way when the server is told to stop have so long. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);

  /** Connections that already sent a request when the stop began are still heard. */
  private static final Duration STOP_QUIET = Duration.ofMillis(200);

  private static final int MAX_INITIAL_LINE_BYTES = 8 << 10;
  private static final int MAX_HEADER_BYTES = 16 << 10;
  private static final int MAX_STREAMS_PER_CONNECTION = 128;

  /** Slow headers that follow a first request end with it, at the latest. */
  private static final Duration MAX_CONNECTION_AGE = Duration.ofMinutes(10);

  private static final int JUDGING_QUEUE = 512;
  private static final long KEEP_ALIVE_SECONDS = 10;

  private final Server server;
  private final ExecutorService judging;

  private HttpServer(Server server, ExecutorService judging) {
    this.server = server;
    this.judging = judging;
  }

  /**
   * Starts serving.
   *
   * @throws IOException if it cannot listen there, or the certificate cannot be used
   * @throws StoreException if the store cannot say what the server must know from the beginning
   */
  public static HttpServer start(
      HttpSettings settings, Store store, Ingest ingest, PrometheusMeterRegistry registry)
      throws IOException, StoreException {
    ExecutorService judging = judgingThreads();
    try {
      ReportIntake intake =
          new ReportIntake(
              ReportJudge.open(
                  store.access(), settings.bodies().maxReportBytes(), judging, System::nanoTime),
              ingest,
              new WithdrawalTokens(store.access().withdrawalKey()),
              settings.bodies(),
              judging);
      ClientRates rates =
          new ClientRates(
              settings.rate(), new ClientAddresses(settings.proxies()), System::nanoTime);
      Server server =
          server(settings, AllRoutes.of(store, intake, rates, registry), rates, registry);
      start(server, settings);
      return new HttpServer(server, judging);
    } catch (IOException | StoreException | RuntimeException e) {
      judging.shutdown();
      throw e;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.activePort().localAddress();
  }

  /** Takes no connection any more, finishes the requests that are under way, and stops. */
  @Override
  public void close() {
    server.stop().join();
    judging.shutdown();
  }

  private static Server server(
      HttpSettings settings,
      List<Routes> routes,
      ClientRates rates,
      PrometheusMeterRegistry registry)
      throws IOException {
    ServerBuilder server = Server.builder();
    listen(server, settings);
    limit(server, settings);
    header(server, settings);
    server
        .meterRegistry(registry)
        .errorHandler(new ErrorAnswers())
        // ErrorAnswers logs what is ours; refusals are counted, not listed.
        .unloggedExceptionsReportIntervalMillis(0)
        .rejectedRouteHandler(RejectedRouteHandler.FAIL)
        .gracefulShutdownTimeout(STOP_QUIET, STOP_PATIENCE);
    routes.forEach(part -> part.bind(server));
    // The last one is the first to see a request.
    server.decorator(new RateLimiting(rates));
    server.decorator(new RequestMeters(registry));
    server.decorator(
        (delegate, ctx, request) -> {
          ConnectionGuard.requested(ctx);
          return delegate.serve(ctx, request);
        });
    return server.build();
  }

  private static void listen(ServerBuilder server, HttpSettings settings) throws IOException {
    // One event loop for each processor: each then finds more to do at once.
    int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
    server.workerGroup(EventLoops.of(loops, "http"), true);
    server.bossGroupFactory(name -> EventLoops.of(1, name));
    if (settings.tls().isPresent()) {
      HttpSettings.Tls tls = settings.tls().get();
      server.https(settings.listen());
      server.tls(keyPair(tls));
    } else {
      server.http(settings.listen());
    }
  }

  private static TlsKeyPair keyPair(HttpSettings.Tls tls) throws IOException {
    try {
      return TlsKeyPair.of(tls.key().toFile(), tls.certificate().toFile());
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "the TLS certificate "
              + tls.certificate()
              + " and key "
              + tls.key()
              + " cannot be used (PEM, the key as PKCS #8 without a password): "
              + e.getMessage(),
          e);
    }
  }

  /** All of these hold before anything of a body is decoded. */
  private static void limit(ServerBuilder server, HttpSettings settings) {
    ConnectionLimits connections = settings.connections();
    ConnectionGuard guard = new ConnectionGuard(connections, settings.proxies());
    server
        .maxNumConnections(connections.maxConnections())
        .childChannelPipelineCustomizer(guard::guard)
        .idleTimeout(connections.idle())
        .maxConnectionAge(MAX_CONNECTION_AGE)
        .requestTimeout(connections.request())
        .maxRequestLength(settings.bodies().maxBytes())
        .http1MaxInitialLineLength(MAX_INITIAL_LINE_BYTES)
        .http1MaxHeaderSize(MAX_HEADER_BYTES)
        .http2MaxHeaderListSize(MAX_HEADER_BYTES)
        .http2MaxStreamsPerConnection(MAX_STREAMS_PER_CONNECTION);
  }

  /** What holds for every answer, unless its route says otherwise. */
  private static void header(ServerBuilder server, HttpSettings settings) {
    server
        .disableServerHeader()
        .addHeader(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
        .addHeader(HttpHeaderNames.REFERRER_POLICY, "no-referrer")
        .addHeader(
            HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    if (settings.tls().isPresent()) {
      server.addHeader(HttpHeaderNames.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
  }

  private static void start(Server server, HttpSettings settings) throws IOException {
    try {
      server.start().join();
    } catch (CompletionException e) {
      Throwable cause = Exceptions.peel(e);
      throw new IOException(
          "cannot listen on " + settings.listen() + ": " + cause.getMessage(), cause);
    }
  }

  private static ExecutorService judgingThreads() {
    int threads = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(JUDGING_QUEUE),
            task -> new Thread(task, "judging"));
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
