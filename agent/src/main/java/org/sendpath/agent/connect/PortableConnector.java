package org.sendpath.agent.connect;

import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.sendpath.report.Addresses;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Outcome;

/**
 * What any system gives: Java's own sockets, the error's type and text, and the process's clock.
 * What the error means, {@link PortableVerdict} says.
 */
final class PortableConnector implements Connector {
  /** Any port does: nothing is sent to it. */
  private static final int ROUTE_PORT = 9;

  private final Lanes lanes;
  private final Lookout lookout = Lookout.ofThisMachine();
  private final SystemKind system;
  private final Set<Selector> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param threads event loops for open connections
   */
  PortableConnector(int threads, SystemKind system) {
    lanes = new Lanes(threads, NioIoHandler.newFactory());
    this.system = system;
  }

  @Override
  public Evidence evidence() {
    return Evidence.ERRNO;
  }

  @Override
  public CompletableFuture<Connected> connect(InetSocketAddress address, Optional<Duration> timer) {
    ConnectArguments.check(address, timer);
    return lanes.start(() -> connectNow(address, timer));
  }

  @Override
  public void warmUp() {
    int unused = LoopbackWarmUp.run(this, LoopbackWarmUp.BUDGET);
  }

  @Override
  public void close() {
    lanes.stop();
    closed = true;
    waiting.forEach(Selector::wakeup);
    boolean unused = lanes.close();
  }

  private Connected connectNow(InetSocketAddress address, Optional<Duration> timer)
      throws IOException {
    SocketChannel socket;
    try {
      socket = SocketChannel.open(family(address.getAddress()));
    } catch (UnsupportedOperationException e) {
      Verdict unsent =
          Verdict.of(Outcome.UNSENT, Evidence.ERRNO, Optional.of(Errno.EAFNOSUPPORT.name()));
      return Connected.notOpen(unsent, System.nanoTime(), 0, OptionalInt.empty());
    }
    Connected connected;
    try {
      socket.configureBlocking(false);
      connected = connectOn(socket, address, timer);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
    if (connected.channel().isEmpty()) {
      socket.close();
    }
    return connected;
  }

  private Connected connectOn(
      SocketChannel socket, InetSocketAddress address, Optional<Duration> timer)
      throws IOException {
    try (Selector selector = Selector.open();
        Selector glance = Selector.open()) {
      socket.register(selector, SelectionKey.OP_CONNECT);
      socket.register(glance, SelectionKey.OP_CONNECT);
      waiting.add(selector);
      try {
        // A close that did not see this selector has set the flag before.
        if (closed) {
          throw new ConnectorClosedException();
        }
        return connectOn(socket, selector, glance, address, timer);
      } finally {
        waiting.remove(selector);
      }
    }
  }

  private Connected connectOn(
      SocketChannel socket,
      Selector selector,
      Selector glance,
      InetSocketAddress address,
      Optional<Duration> timer)
      throws IOException {
    long timerNanos = timer.map(Duration::toNanos).orElse(Long.MAX_VALUE);

    long beforeNanos = System.nanoTime();
    boolean open;
    try {
      open = socket.connect(address);
    } catch (IOException e) {
      long afterNanos = System.nanoTime();
      long startNanos = Departure.nanos(beforeNanos, afterNanos);
      return failed(e, startNanos, afterNanos - startNanos, PortableVerdict.Sending.REFUSED);
    }
    long afterNanos = System.nanoTime();
    long startNanos = Departure.nanos(beforeNanos, afterNanos);
    long elapsedNanos = afterNanos - startNanos;

    while (!open && elapsedNanos < timerNanos) {
      try (Lookout.Watch watch = lookout.watch(() -> glance.selectNow() > 0)) {
        // Zero would be for ever.
        selector.select(timer.isPresent() ? millisUp(timerNanos - elapsedNanos) : 0);
        elapsedNanos = watch.readyNanos(System.nanoTime()) - startNanos;
      }
      if (closed) {
        throw new ConnectorClosedException();
      }
      if (!selector.selectedKeys().isEmpty()) {
        selector.selectedKeys().clear();
        try {
          open = socket.finishConnect();
        } catch (IOException e) {
          return failed(e, startNanos, elapsedNanos, sending(address.getAddress()));
        }
      }
    }
    if (!open) {
      return Connected.notOpen(Verdict.OUR_TIMER, startNanos, elapsedNanos, OptionalInt.empty());
    }
    NioSocketChannel channel = new NioSocketChannel(socket);
    channel.config().setAutoRead(false);
    return new Connected(
        Outcome.OPEN,
        Evidence.ERRNO,
        Clock.PROCESS,
        startNanos,
        TimeUnit.NANOSECONDS.toMicros(elapsedNanos),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.of(channel));
  }

  private Connected failed(
      IOException error, long startNanos, long elapsedNanos, PortableVerdict.Sending sending) {
    Verdict verdict = PortableVerdict.of(error, system, sending, Duration.ofNanos(elapsedNanos));
    return Connected.notOpen(verdict, startNanos, elapsedNanos, OptionalInt.empty());
  }

  /** Connecting a UDP socket asks for a route and a source address, and sends nothing. */
  private static PortableVerdict.Sending sending(InetAddress target) throws IOException {
    try (DatagramChannel question = DatagramChannel.open(family(target))) {
      question.connect(new InetSocketAddress(target, ROUTE_PORT));
      return PortableVerdict.Sending.BEGUN;
    } catch (java.net.SocketException e) {
      return PortableVerdict.Sending.NO_ROUTE;
    }
  }

  private static StandardProtocolFamily family(InetAddress address) {
    return switch (Addresses.family(address)) {
      case IPV4 -> StandardProtocolFamily.INET;
      case IPV6 -> StandardProtocolFamily.INET6;
    };
  }

  private static long millisUp(long nanos) {
    return (nanos - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
  }
}
