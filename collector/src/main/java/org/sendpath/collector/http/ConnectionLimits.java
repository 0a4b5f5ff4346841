package org.sendpath.collector.http;

import java.time.Duration;

/**
 * How many connections there may be, and for how long.
 *
 * @param maxConnections at once
 * @param maxPerClient at once from one client; proxies that are trusted have no such limit
 * @param firstRequest a connection that has sent no whole request header by then is closed
 * @param idle a connection without a request is closed after it
 * @param request a request and its answer have so long, a slow body included
 */
public record ConnectionLimits(
    int maxConnections, int maxPerClient, Duration firstRequest, Duration idle, Duration request) {
  /** Five thousand idle or slow connections are no reason to stop. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(
          20_000, 8_000, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));

  public ConnectionLimits {
    if (maxConnections < 1 || maxPerClient < 1) {
      throw new IllegalArgumentException("maxConnections, maxPerClient: must be positive");
    }
    if (firstRequest.toMillis() < 1 || idle.toMillis() < 1 || request.toMillis() < 1) {
      throw new IllegalArgumentException("firstRequest, idle, request: at least a millisecond");
    }
  }
}
