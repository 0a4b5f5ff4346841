package org.sendpath.collector.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Closes connections that do nothing but be there: more than a client may have, and those that do
 * not come to a first request. Counts clients in a table of fixed size, as {@link ClientRates}
 * does.
 */
@Sharable
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
  private static final AttributeKey<Future<?>> DEADLINE =
      AttributeKey.valueOf(ConnectionGuard.class, "deadline");
  private static final int SLOTS = 1 << 16;

  private final ConnectionLimits limits;
  private final TrustedProxies proxies;
  private final ClientKeys keys = ClientKeys.random();
  private final AtomicIntegerArray connections = new AtomicIntegerArray(SLOTS);

  ConnectionGuard(ConnectionLimits limits, TrustedProxies proxies) {
    this.limits = limits;
    this.proxies = proxies;
  }

  /** Tells that the request's connection has come to its first request. */
  static void requested(ServiceRequestContext ctx) {
    Channel channel = ctx.log().partial().channel();
    Future<?> deadline = channel == null ? null : channel.attr(DEADLINE).getAndSet(null);
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    Channel channel = ctx.channel();
    InetAddress client = ((InetSocketAddress) channel.remoteAddress()).getAddress();
    Future<?> deadline =
        channel
            .eventLoop()
            .schedule(
                () -> close(channel), limits.firstRequest().toMillis(), TimeUnit.MILLISECONDS);
    channel.attr(DEADLINE).set(deadline);
    if (proxies.contains(client)) {
      return;
    }
    int slot = keys.slot(client, SLOTS);
    channel.closeFuture().addListener(closed -> connections.decrementAndGet(slot));
    if (connections.incrementAndGet(slot) > limits.maxPerClient()) {
      close(channel);
    }
  }

  private static void close(Channel channel) {
    // Channel.close() returns a future that nobody here would wait for.
    channel.unsafe().close(channel.voidPromise());
  }
}
