package org.sendpath.collector.cli;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.sendpath.collector.http.HttpServer;
import org.sendpath.collector.http.HttpSettings;
import org.sendpath.collector.ingest.Ingest;
import org.sendpath.collector.store.Store;
import org.sendpath.collector.store.StoreException;

/** Store, ingest and server, put together and running. */
final class Collector implements AutoCloseable {
  private final Store store;
  private final Ingest ingest;
  private final HttpServer server;
  private final PrometheusMeterRegistry registry;

  private Collector(
      Store store, Ingest ingest, HttpServer server, PrometheusMeterRegistry registry) {
    this.store = store;
    this.ingest = ingest;
    this.server = server;
    this.registry = registry;
  }

  /**
   * Starts serving.
   *
   * @param store closed with this; also if it cannot start
   */
  static Collector start(
      Store store,
      InetSocketAddress listen,
      Optional<HttpSettings.Tls> tls,
      Configuration configuration)
      throws IOException, StoreException {
    PrometheusMeterRegistry registry = registry();
    Ingest ingest = Ingest.start(store.writer(), configuration.queue(), registry);
    HttpSettings settings =
        new HttpSettings(
            listen,
            tls,
            configuration.connections(),
            configuration.bodies(),
            configuration.rate(),
            configuration.proxies());
    HttpServer server = null;
    try {
      server = HttpServer.start(settings, store, ingest, registry);
      return new Collector(store, ingest, server, registry);
    } finally {
      if (server == null) {
        ingest.close();
        store.close();
      }
    }
  }

  InetSocketAddress address() {
    return server.address();
  }

  /**
   * Takes no connection any more, answers the requests that are under way, writes what was
   * accepted, and closes the store.
   */
  @Override
  public void close() {
    server.close();
    ingest.close();
    store.close();
    registry.close();
  }

  private static PrometheusMeterRegistry registry() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    return registry;
  }
}
