package org.sendpath.agent.smtp;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sendpath.agent.smtp.SessionPlan.Protocol;
import org.sendpath.report.Session;

/** Opens connections as the connecting code hands them over, and runs sessions on them. */
final class Loopback implements AutoCloseable {
  /** Long enough never to end by itself in a test. */
  static final Duration LONG = Duration.ofSeconds(60);

  static final Duration SHORT = Duration.ofMillis(300);
  static final String SERVER_NAME = "mail.example.jp";

  private final EventLoopGroup group;
  private final Class<? extends SocketChannel> channelType;

  private Loopback(IoHandlerFactory factory, Class<? extends SocketChannel> channelType) {
    this.group = new MultiThreadIoEventLoopGroup(1, factory);
    this.channelType = channelType;
  }

  static Loopback nio() {
    return new Loopback(NioIoHandler.newFactory(), NioSocketChannel.class);
  }

  static Loopback epoll() {
    return new Loopback(EpollIoHandler.newFactory(), EpollSocketChannel.class);
  }

  Channel open(InetSocketAddress address) {
    return bootstrap().connect(address).syncUninterruptibly().channel();
  }

  private Bootstrap bootstrap() {
    return new Bootstrap()
        .group(group)
        .channel(channelType)
        .option(ChannelOption.AUTO_READ, false)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {}
            });
  }

  /** Connects and hands over in the very moment, on the event loop. */
  Session run(SessionRunner runner, ScriptedServer server, SessionPlan plan) {
    CompletableFuture<CompletableFuture<Session>> session = new CompletableFuture<>();
    ChannelFuture connected = bootstrap().connect(server.address());
    connected.addListener(
        done -> session.complete(runner.run(connected.channel(), plan, System.nanoTime())));
    Session result = session.join().orTimeout(30, TimeUnit.SECONDS).join();
    if (connected.channel().isOpen()) {
      throw new AssertionError("the channel is still open");
    }
    return result;
  }

  static SessionPlan plan(Protocol protocol) {
    return plan(protocol, LONG, LONG, LONG);
  }

  static SessionPlan plan(
      Protocol protocol, Duration greetingTimer, Duration replyTimer, Duration sessionTimer) {
    return new SessionPlan(
        protocol,
        SERVER_NAME,
        Set.of(InetAddress.getLoopbackAddress()),
        greetingTimer,
        replyTimer,
        sessionTimer);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
