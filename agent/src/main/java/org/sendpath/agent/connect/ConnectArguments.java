package org.sendpath.agent.connect;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** What {@link Connector#connect} accepts. */
final class ConnectArguments {
  private ConnectArguments() {}

  static void check(InetSocketAddress address, Optional<Duration> timer) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("address: must be resolved");
    }
    if (address.getPort() == 0) {
      throw new IllegalArgumentException("address: the port must be 1 to 65535");
    }
    timer.ifPresent(
        duration -> {
          if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("timer: must be more than zero");
          }
        });
  }
}
