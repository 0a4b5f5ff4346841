package org.sendpath.agent.connect;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Where connects wait and where open connections live. Each connect waits on a thread of its own,
 * so that its answer is seen at once whatever TLS or other work goes on; a connection that opened
 * then moves to one of the event loops, in turn.
 */
final class Lanes {
  private static final int CLOSE_SECONDS = 5;

  private final ExecutorService waiting =
      Executors.newCachedThreadPool(new DefaultThreadFactory("sendpath-connect", true));
  private final EventLoopGroup loops;

  /**
   * Closed one by one: an event loop that is told to stop in the very moment of a registration ends
   * without closing that channel.
   */
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closing;

  Lanes(int threads, IoHandlerFactory handlers) {
    loops =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("sendpath-session", true), handlers);
  }

  /**
   * Runs {@code connect}, whose channel is not registered yet, and registers it. The future
   * completes on the channel's event loop, before the loop reads anything; where nothing opened, on
   * the connect's own thread.
   */
  CompletableFuture<Connected> start(Callable<Connected> connect) {
    CompletableFuture<Connected> result = new CompletableFuture<>();
    try {
      waiting.execute(() -> run(connect, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new ConnectorClosedException(e));
    }
    return result;
  }

  private void run(Callable<Connected> connect, CompletableFuture<Connected> result) {
    try {
      Connected connected = connect.call();
      if (connected.channel().isPresent()) {
        register(connected.channel().orElseThrow(), connected, result);
      } else {
        result.complete(connected);
      }
    } catch (Throwable e) {
      // The future is the only one to whom a defect can be told.
      result.completeExceptionally(e);
    }
  }

  private void register(Channel channel, Connected connected, CompletableFuture<Connected> result) {
    loops
        .register(channel)
        .addListener(
            registration -> {
              if (!registration.isSuccess()) {
                channel.unsafe().closeForcibly();
                result.completeExceptionally(registration.cause());
                return;
              }
              open.add(channel);
              channel.closeFuture().addListener(closed -> open.remove(channel));
              // Whoever asked may have given up, and will not close it.
              if (!result.complete(connected) || closing) {
                ChannelFuture unused = channel.close();
              }
            });
  }

  /** Lets no further connect begin. */
  void stop() {
    waiting.shutdown();
  }

  /**
   * Ends the threads and closes the channels, after {@link #stop} and once the waiting connects
   * have been woken. Whether all connects have ended.
   */
  boolean close() {
    boolean ended = false;
    try {
      ended = waiting.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closing = true;
    open.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
    loops
        .shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
        .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    return ended;
  }
}
