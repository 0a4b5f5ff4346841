package org.sendpath.collector.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Watches one connection; see {@link ConnectionGuard}. */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
  /**
   * What may still come when all requests have been answered: the rest of a small body that was
   * refused, so that its client hears why, or the next request's header.
   */
  private static final long MAX_STRAY_BYTES = 2 << 20;

  private final Channel channel;
  private final Future<?> deadline;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong strayBytes = new AtomicLong();

  ConnectionWatch(Channel channel, Duration firstRequest) {
    this.channel = channel;
    this.deadline =
        channel.eventLoop().schedule(this::end, firstRequest.toMillis(), TimeUnit.MILLISECONDS);
  }

  void requested() {
    deadline.cancel(false);
    underWay.incrementAndGet();
    strayBytes.set(0);
  }

  void answered() {
    underWay.decrementAndGet();
  }

  /** Closes the connection. On its event loop. */
  void end() {
    // Channel.close() returns a future that nobody here would wait for.
    channel.unsafe().close(channel.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (underWay.get() == 0
        && message instanceof ByteBuf bytes
        && strayBytes.addAndGet(bytes.readableBytes()) > MAX_STRAY_BYTES) {
      bytes.release();
      end();
      return;
    }
    super.channelRead(ctx, message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) throws Exception {
    deadline.cancel(false);
    super.channelInactive(ctx);
  }
}
