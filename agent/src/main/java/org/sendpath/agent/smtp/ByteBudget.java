package org.sendpath.agent.smtp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Counts what the server sends, TLS included, and lets no more than the limit pass. */
final class ByteBudget extends ChannelInboundHandlerAdapter {
  static final long MAX_SESSION_BYTES = 256 * 1024L;

  /** Told once to the handlers behind, when the limit is passed. */
  enum Exceeded {
    EXCEEDED
  }

  private long receivedBytes;

  /** All bytes that have arrived so far. */
  long receivedBytes() {
    return receivedBytes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    boolean spent = receivedBytes > MAX_SESSION_BYTES;
    receivedBytes += ((ByteBuf) message).readableBytes();
    if (receivedBytes <= MAX_SESSION_BYTES) {
      context.fireChannelRead(message);
      return;
    }
    ReferenceCountUtil.release(message);
    if (!spent) {
      context.fireUserEventTriggered(Exceeded.EXCEEDED);
    }
  }
}
