package org.sendpath.collector.http;

import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Closes connections that are only a burden: more than a client may have, those that do not come to
 * a first request, and those that go on sending a body after it was refused. Counts clients in a
 * table of fixed size, as {@link ClientRates} does.
 */
final class ConnectionGuard {
  private static final AttributeKey<ConnectionWatch> WATCH =
      AttributeKey.valueOf(ConnectionGuard.class, "watch");
  private static final int SLOTS = 1 << 16;

  private final ConnectionLimits limits;
  private final TrustedProxies proxies;
  private final ClientKeys keys = ClientKeys.random();
  private final AtomicIntegerArray connections = new AtomicIntegerArray(SLOTS);

  ConnectionGuard(ConnectionLimits limits, TrustedProxies proxies) {
    this.limits = limits;
    this.proxies = proxies;
  }

  /** Guards a new connection. */
  void guard(ChannelPipeline pipeline) {
    Channel channel = pipeline.channel();
    ConnectionWatch watch = new ConnectionWatch(channel, limits.firstRequest());
    channel.attr(WATCH).set(watch);
    pipeline.addFirst(watch);
    InetAddress client = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    if (proxies.contains(client)) {
      return;
    }
    int slot = keys.slot(client, SLOTS);
    channel.closeFuture().addListener(closed -> connections.decrementAndGet(slot));
    if (connections.incrementAndGet(slot) > limits.maxPerClient()) {
      watch.end();
    }
  }

  /** Tells that a request has come over its connection. */
  static void requested(ServiceRequestContext ctx) {
    Channel channel = ctx.log().partial().channel();
    ConnectionWatch watch = channel == null ? null : channel.attr(WATCH).get();
    if (watch != null) {
      watch.requested();
      ctx.log()
          .addListener(
              (property, log) -> {
                if (property == RequestLogProperty.RESPONSE_COMPLETE) {
                  watch.answered();
                }
              });
    }
  }
}
