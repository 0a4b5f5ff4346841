package org.sendpath.agent.connect;

import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sendpath.report.Addresses;
import org.sendpath.report.Clock;
import org.sendpath.report.Evidence;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;

/**
 * Linux's own evidence: ICMP errors and their times from the socket's error queue, other times and
 * retransmissions from {@code TCP_INFO}. It connects by system calls and hands the descriptor to
 * Netty once it is open: Netty closes a descriptor whose connect failed, and with it all evidence.
 */
final class KernelConnector implements Connector {
  private final Lanes lanes;
  private final Lookout lookout = Lookout.ofThisMachine();
  private final OwnAddresses ownAddresses = new OwnAddresses();

  /** An eventfd that every waiting connect watches: readable once the connector closes. */
  private final int wakeFd;

  private final ByteBuffer wakeValue =
      ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(0, 1);

  private final AtomicBoolean closed = new AtomicBoolean();

  private KernelConnector(int threads, int wakeFd) {
    this.wakeFd = wakeFd;
    lanes = new Lanes(threads, EpollIoHandler.newFactory());
  }

  /**
   * @param threads event loops for open connections
   */
  static KernelConnector open(int threads) {
    int wakeFd = LibC.eventfd(0, LibC.NONBLOCK | LibC.CLOEXEC);
    if (wakeFd < 0) {
      throw new UncheckedIOException(new KernelSocket.SocketException("eventfd", LibC.errno()));
    }
    return new KernelConnector(threads, wakeFd);
  }

  @Override
  public Evidence evidence() {
    return Evidence.KERNEL;
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
    if (closed.getAndSet(true)) {
      return;
    }
    lanes.stop();
    // Fails only where it is readable already.
    long unused = LibC.write(wakeFd, wakeValue, Long.BYTES);
    // A descriptor that a waiting connect still watches must not be given to another use.
    if (lanes.close()) {
      int unusedToo = LibC.close(wakeFd);
    }
  }

  private Connected connectNow(InetSocketAddress address, Optional<Duration> timer)
      throws IOException {
    Family family = Addresses.family(address.getAddress());
    KernelSocket socket;
    try {
      socket = KernelSocket.open(family);
    } catch (KernelSocket.SocketException e) {
      if (!refusesFamily(e.errno())) {
        throw e;
      }
      Verdict unsent =
          Verdict.of(Outcome.UNSENT, Evidence.ERRNO, Optional.of(Errno.linuxName(e.errno())));
      return Connected.notOpen(unsent, System.nanoTime(), 0, OptionalInt.empty());
    }
    try (socket) {
      return connectOn(socket, family, address, timer);
    }
  }

  /** No IPv6 in this kernel, or no permission: this host's answer; the rest is a lack of means. */
  private static boolean refusesFamily(int errno) {
    return Errno.EAFNOSUPPORT.is(errno)
        || Errno.EPROTONOSUPPORT.is(errno)
        || Errno.EACCES.is(errno)
        || Errno.EPERM.is(errno);
  }

  private Connected connectOn(
      KernelSocket socket, Family family, InetSocketAddress address, Optional<Duration> timer)
      throws IOException {
    InetAddress target = address.getAddress();
    ByteBuffer sockaddr = KernelSocket.sockaddr(address);
    long timerNanos = timer.map(Duration::toNanos).orElse(Long.MAX_VALUE);

    long beforeNanos = System.nanoTime();
    int refusal = socket.connect(sockaddr);
    long afterNanos = System.nanoTime();
    long startNanos = Departure.nanos(beforeNanos, afterNanos);
    long elapsedNanos = afterNanos - startNanos;

    if (refusal != 0 && !Errno.EINPROGRESS.is(refusal)) {
      Verdict verdict =
          KernelVerdict.failed(target, refusal, socket.takeQueue(), ownAddresses::contains);
      return Connected.notOpen(verdict, startNanos, elapsedNanos, OptionalInt.empty());
    }
    while (elapsedNanos < timerNanos) {
      KernelSocket.Event event;
      try (Lookout.Watch watch = lookout.watch(socket::ready)) {
        event = socket.await(timer.isPresent() ? millisUp(timerNanos - elapsedNanos) : -1, wakeFd);
        elapsedNanos = watch.readyNanos(System.nanoTime()) - startNanos;
      }
      switch (event) {
        case TIMER -> {}
        case WOKEN -> throw new ConnectorClosedException();
        case READY -> {
          int error = socket.takeError();
          TcpInfo info = socket.tcpInfo();
          if (hasOpened(error, info)) {
            return opened(socket, family, startNanos, elapsedNanos, info);
          }
          Optional<Verdict> verdict = verdict(target, error, info, socket.takeQueue());
          if (verdict.isPresent()) {
            return answered(verdict.orElseThrow(), startNanos, elapsedNanos, info);
          }
        }
      }
    }
    return Connected.notOpen(
        Verdict.OUR_TIMER,
        startNanos,
        elapsedNanos,
        OptionalInt.of(socket.tcpInfo().retransmits()));
  }

  /**
   * A connection that was reset after its handshake has ended, too, with an error that a connect
   * that never opened does not get (Linux, tcp_reset): it was open, and reading it will tell.
   */
  private static boolean hasOpened(int error, TcpInfo info) {
    return info.state() == TcpInfo.State.OPENED
        || Errno.ECONNRESET.is(error)
        || Errno.EPIPE.is(error);
  }

  /** Empty: the connect goes on. */
  private Optional<Verdict> verdict(
      InetAddress target, int error, TcpInfo info, List<Optional<QueuedError>> queue)
      throws IOException {
    if (error != 0) {
      return Optional.of(KernelVerdict.failed(target, error, queue, ownAddresses::contains));
    }
    Optional<Verdict> pending = KernelVerdict.pending(target, queue, ownAddresses::contains);
    if (pending.isEmpty() && info.state() == TcpInfo.State.ENDED) {
      throw new IOException("the kernel ended a connect and gave no reason");
    }
    return pending;
  }

  /** By the kernel's time of the answer, where it has one that can be. */
  private static Connected answered(
      Verdict verdict, long startNanos, long elapsedNanos, TcpInfo info) {
    OptionalInt synRetransmits = OptionalInt.of(info.retransmits());
    OptionalLong epochNanos = verdict.answeredEpochNanos();
    if (epochNanos.isPresent()) {
      long byKernelNanos = WallClock.nanoTimeAt(epochNanos.getAsLong()) - startNanos;
      // A wall clock that was set in between shows in a time before the SYN, or after we saw it.
      if (byKernelNanos > 0 && byKernelNanos <= elapsedNanos) {
        return Connected.notOpen(verdict, Clock.KERNEL, startNanos, byKernelNanos, synRetransmits);
      }
    }
    return Connected.notOpen(verdict, startNanos, elapsedNanos, synRetransmits);
  }

  private static Connected opened(
      KernelSocket socket, Family family, long startNanos, long elapsedNanos, TcpInfo info)
      throws IOException {
    // The answer to a SYN that was sent again cannot be told from a late answer to the first.
    boolean timed = info.retransmits() == 0 && info.rttMicros() > 0;
    EpollSocketChannel channel = socket.intoChannel(family);
    channel.config().setAutoRead(false);
    channel.pipeline().addLast(new HeldUntilRead(channel.config()));
    return new Connected(
        Outcome.OPEN,
        Evidence.KERNEL,
        timed ? Clock.KERNEL : Clock.PROCESS,
        startNanos,
        timed ? info.rttMicros() : TimeUnit.NANOSECONDS.toMicros(elapsedNanos),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.of(info.retransmits()),
        Optional.of(channel));
  }

  /** Whole milliseconds, rounded up, so that waiting them ends after the timer. */
  private static int millisUp(long nanos) {
    long millis = (nanos - 1) / TimeUnit.MILLISECONDS.toNanos(1) + 1;
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
