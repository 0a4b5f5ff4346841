package org.sendpath.agent.connect;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sendpath.report.Evidence;

/** One way of opening TCP connections. */
public interface Connector extends AutoCloseable {
  /** The strongest evidence that this way can have: {@code kernel}, or {@code errno}. */
  Evidence evidence();

  /**
   * Sends one SYN (and the system's own retransmissions of it) and tells what came of it. A network
   * that fails is a result; the future fails only if the agent itself could not try (no
   * descriptors, closed connector).
   *
   * @param timer when to stop waiting; empty lets the system give up
   */
  CompletableFuture<Connected> connect(InetSocketAddress address, Optional<Duration> timer);

  /**
   * Connects on loopback until the way of a SYN and its answer through this process is loaded and
   * warm, at most about 150 ms. Never fails, whatever state loopback is in.
   */
  void warmUp();

  /** Closes what is open and ends the connector's threads. */
  @Override
  void close();
}
