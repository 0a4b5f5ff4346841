package org.sendpath.agent.connect;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what an epoll channel reads before anybody asked. When the server closes its side, Netty
 * reads all at once even with {@code autoRead} off: the greeting of a server that says 421 and
 * closes would be gone before a session is there to hear it. With the first {@code read} all of it,
 * and the end, goes on, and this handler leaves. For a channel that allows half closure until then.
 */
final class HeldUntilRead extends ChannelDuplexHandler {
  private final SocketChannelConfig config;
  private final List<Object> messages = new ArrayList<>();
  private Optional<Throwable> failure = Optional.empty();
  private boolean ended;
  private boolean released;

  HeldUntilRead(SocketChannelConfig config) {
    this.config = config;
    config.setAllowHalfClosure(true);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (released) {
      context.fireChannelRead(message);
    } else {
      messages.add(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (released) {
      context.fireChannelReadComplete();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    boolean inputEnded =
        event instanceof ChannelInputShutdownEvent
            || event instanceof ChannelInputShutdownReadComplete;
    if (inputEnded && !released) {
      ended = true;
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (released) {
      context.fireExceptionCaught(cause);
    } else {
      failure = Optional.of(cause);
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    if (released) {
      context.read();
      return;
    }
    released = true;
    config.setAllowHalfClosure(false);
    if (!messages.isEmpty()) {
      List<Object> held = List.copyOf(messages);
      messages.clear();
      held.forEach(context::fireChannelRead);
      context.fireChannelReadComplete();
    }
    failure.ifPresent(context::fireExceptionCaught);
    if (ended) {
      ChannelFuture unused = context.close();
    } else {
      context.read();
    }
    if (!context.isRemoved()) {
      context.pipeline().remove(this);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    messages.forEach(ReferenceCountUtil::release);
    messages.clear();
  }
}
