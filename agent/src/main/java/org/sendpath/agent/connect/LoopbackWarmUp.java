package org.sendpath.agent.connect;

import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connects on loopback, so that no class is loaded for the first time between a SYN and its answer.
 * It measures nothing: what fails here fails again, and is told, where it matters.
 */
final class LoopbackWarmUp {
  static final Duration BUDGET = Duration.ofMillis(150);

  private static final int ROUNDS = 8;
  private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
  private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private LoopbackWarmUp() {}

  /** How many connects it made within {@code budget}: none where loopback is down. */
  static int run(Connector connector, Duration budget) {
    long endNanos = System.nanoTime() + budget.toNanos();
    return connects(connector, IPV4_LOOPBACK, endNanos)
        + connects(connector, IPV6_LOOPBACK, endNanos);
  }

  private static int connects(Connector connector, byte[] loopback, long endNanos) {
    int connects = 0;
    try {
      InetSocketAddress address;
      try (ServerSocket listener =
          new ServerSocket(0, ROUNDS, InetAddress.getByAddress(loopback))) {
        address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        for (; connects < ROUNDS; connects++) {
          connect(connector, address, endNanos);
        }
      }
      for (; connects < 2 * ROUNDS; connects++) {
        connect(connector, address, endNanos);
      }
      return connects;
    } catch (IOException | ExecutionException | TimeoutException e) {
      // No loopback of this family, or a slow machine.
      return connects;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return connects;
    }
  }

  private static void connect(Connector connector, InetSocketAddress address, long endNanos)
      throws ExecutionException, InterruptedException, TimeoutException {
    long leftNanos = endNanos - System.nanoTime();
    if (leftNanos <= 0) {
      throw new TimeoutException();
    }
    Connected connected =
        connector
            .connect(address, Optional.of(Duration.ofNanos(leftNanos)))
            .get(leftNanos, TimeUnit.NANOSECONDS);
    if (connected.channel().isPresent()) {
      ChannelFuture unused = connected.channel().orElseThrow().close();
    }
  }
}
