package org.sendpath.agent.measure;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.sendpath.agent.Version;
import org.sendpath.agent.connect.Connector;
import org.sendpath.agent.connect.Connectors;
import org.sendpath.agent.dns.HostResolver;
import org.sendpath.agent.smtp.SessionRunner;

/** All that a measurement needs, warmed up: the first SYN is timed as well as the last. */
public final class Instruments implements AutoCloseable {
  private static final Executor BACKGROUND =
      task -> {
        Thread thread = new Thread(task, "warm-up");
        thread.setDaemon(true);
        thread.start();
      };

  /** Event loops for open sessions: all ports and families of a usual run at the same time. */
  private static final int SESSION_THREADS = 6;

  private final boolean portable;
  private final SessionRunner sessions = new SessionRunner();
  private final CompletableFuture<Connector> connector;

  private Instruments(boolean portable) {
    this.portable = portable;
    CompletableFuture<Void> names = CompletableFuture.runAsync(HostResolver::warmUp, BACKGROUND);
    connector =
        CompletableFuture.supplyAsync(
                () -> {
                  Connector opened =
                      portable
                          ? Connectors.portable(SESSION_THREADS)
                          : Connectors.best(SESSION_THREADS);
                  opened.warmUp();
                  return opened;
                },
                BACKGROUND)
            .thenCombine(names, (opened, named) -> opened);
  }

  /**
   * Begins to open and to warm up, and returns at once. Sends nothing beyond loopback.
   *
   * @param portable whether to do without kernel evidence even where it can be had
   */
  public static Instruments open(boolean portable) {
    return new Instruments(portable);
  }

  /** Whether they do without kernel evidence even where it can be had. */
  public boolean portable() {
    return portable;
  }

  /**
   * A measurement with these instruments, one at a time. Waits until they are warm, some tenths of
   * a second.
   *
   * @throws IllegalStateException if they could not be opened; the message says why
   */
  public Measurement measurement() {
    Connector opened;
    try {
      opened = connector.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("cannot measure: " + e.getCause().getMessage(), e.getCause());
    }
    // Needed some round trips later; earlier it would take the processor from the others.
    sessions.warmUp();
    return new Measurement(
        Version.text(),
        HostResolver.ofSystem(),
        opened,
        sessions,
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom());
  }

  @Override
  public void close() {
    CompletableFuture<Void> unused = connector.thenAccept(Connector::close);
  }
}
