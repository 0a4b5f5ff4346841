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

  private final SessionRunner sessions = new SessionRunner();
  private final CompletableFuture<Connector> connector;

  private Instruments(boolean portable, int lanes) {
    CompletableFuture<Void> names = CompletableFuture.runAsync(HostResolver::warmUp, BACKGROUND);
    connector =
        CompletableFuture.supplyAsync(
                () -> {
                  Connector opened = portable ? Connectors.portable(lanes) : Connectors.best(lanes);
                  opened.warmUp();
                  return opened;
                },
                BACKGROUND)
            .thenCombine(names, (opened, named) -> opened);
  }

  /**
   * Begins to load what is slow to load, for a program that will open instruments in a moment.
   * Sends nothing.
   */
  public static void preload() {
    BACKGROUND.execute(Connectors::withoutKernelEvidence);
  }

  /**
   * Begins to open and to warm up, and returns at once. Sends nothing beyond loopback.
   *
   * @param portable whether to do without kernel evidence even where it can be had
   * @param lanes how many ports and families are measured at the same time
   */
  public static Instruments open(boolean portable, int lanes) {
    return new Instruments(portable, lanes);
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
