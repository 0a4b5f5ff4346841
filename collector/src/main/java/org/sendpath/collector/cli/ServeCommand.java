package org.sendpath.collector.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sendpath.collector.http.HttpSettings;
import org.sendpath.collector.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop. */
@Command(
    name = "serve",
    header = "Take reports and answer queries, until a SIGTERM.",
    description = {
      "Prints one line with its address when it is ready. On SIGTERM or SIGINT it takes no"
          + " connection any more, finishes what it accepted, and leaves with status 0.",
      "See docs/operating.md for TLS, proxies, limits, backups and what is logged."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private final StoreOpener stores;

  @Spec CommandSpec command;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:8080",
      converter = ListenConverter.class,
      description = "Where to listen (default: ${DEFAULT-VALUE}). Port 0 takes a free one.")
  InetSocketAddress listen;

  @Mixin DatabaseOption database;

  @ArgGroup(exclusive = false)
  TlsOptions tls;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A properties file with limits, trusted proxies and the queue's size.")
  Path config;

  /** Both or none. */
  static final class TlsOptions {
    @Option(
        names = "--tls-cert",
        paramLabel = "FILE",
        required = true,
        description = "Serve HTTPS with this certificate chain (PEM).")
    Path certificate;

    @Option(
        names = "--tls-key",
        paramLabel = "FILE",
        required = true,
        description = "The certificate's private key (PEM, PKCS #8).")
    Path key;
  }

  ServeCommand(StoreOpener stores) {
    this.stores = stores;
  }

  @Override
  public Integer call()
      throws ConfigurationException, IOException, StoreException, InterruptedException {
    Configuration configuration =
        config == null ? Configuration.DEFAULT : Configuration.read(config);
    Optional<HttpSettings.Tls> settings =
        Optional.ofNullable(tls).map(given -> new HttpSettings.Tls(given.certificate, given.key));
    Collector collector =
        Collector.start(stores.openForWriting(database.db), listen, settings, configuration);
    // A JVM that SIGTERM ends leaves with 143, unless its last hook says otherwise.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(collector), "stop"));
    ready(collector.address());
    Thread.currentThread().join();
    return ExitStatus.DONE;
  }

  private void ready(InetSocketAddress address) {
    LOG.info("serving");
    if (tls == null && !address.getAddress().isLoopbackAddress()) {
      LOG.warn("plain HTTP on a public address: set --tls-cert and --tls-key, or a proxy before");
    }
    String host = address.getAddress().getHostAddress();
    PrintWriter out = command.commandLine().getOut();
    out.println(
        "sendpath-collector serves at "
            + (tls == null ? "http" : "https")
            + "://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address.getPort());
    out.flush();
  }

  private static void stop(Collector collector) {
    int status = ExitStatus.COULD_NOT;
    try {
      LOG.info("stopping: finishing what was accepted");
      collector.close();
      LOG.info("stopped");
      status = ExitStatus.DONE;
    } catch (RuntimeException e) {
      LOG.error("a bug: stopping failed", e);
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }
}
