package org.sendpath.collector.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Event loops that end when they have nothing left to do. Netty's own wait two seconds more for
 * somebody to come; before these are told to end, the server has seen to that nobody does.
 */
final class EventLoops {
  private static final long PATIENCE_SECONDS = 15;

  private EventLoops() {}

  static EventLoopGroup of(int threads, String name) {
    IoHandlerFactory io =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name), io) {
      @Override
      public Future<?> shutdownGracefully() {
        return shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    };
  }
}
