package org.sendpath.agent.connect;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sendpath.report.Family;

/**
 * One non-blocking TCP socket, by system calls, so that nothing closes it or clears its error
 * before all has been read. For one thread, {@link #ready} aside. Layouts are those of 64-bit
 * Linux.
 */
final class KernelSocket implements AutoCloseable {
  private static final int SOCKADDR_IN_BYTES = 16;
  private static final int SOCKADDR_IN6_BYTES = 28;
  private static final int POLLFD_BYTES = 8;
  private static final int MSGHDR_BYTES = 56;
  private static final int IOVEC_BYTES = 16;

  /** One extended error with the largest sender takes 64 bytes. */
  private static final int CONTROL_BYTES = 256;

  /** The quoted packet behind the error; not used, cut off if longer. */
  private static final int QUOTED_BYTES = 64;

  private static final int IOVEC_OFFSET = MSGHDR_BYTES;
  private static final int CONTROL_OFFSET = IOVEC_OFFSET + IOVEC_BYTES;
  private static final int QUOTED_OFFSET = CONTROL_OFFSET + CONTROL_BYTES;

  /** A socket that cannot be had, and the error's number. */
  static final class SocketException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    SocketException(String call, int errno) {
      super(call + " failed: " + Errno.linuxName(errno));
      this.errno = errno;
    }

    int errno() {
      return errno;
    }
  }

  private final int fd;
  private final ByteBuffer scratch = direct(TcpInfo.BYTES);
  private final ByteBuffer scratchLength = direct(Integer.BYTES);
  private final ByteBuffer pollfds = direct(2 * POLLFD_BYTES);
  private final ByteBuffer glance = direct(POLLFD_BYTES);
  private final ByteBuffer message = direct(QUOTED_OFFSET + QUOTED_BYTES);
  private boolean open = true;

  private KernelSocket(int fd) {
    this.fd = fd;
  }

  /** A new socket whose error queue takes ICMP errors, and their times. */
  static KernelSocket open(Family family) throws SocketException {
    int domain =
        switch (family) {
          case IPV4 -> LibC.AF_INET;
          case IPV6 -> LibC.AF_INET6;
        };
    int fd = LibC.socket(domain, LibC.SOCK_STREAM | LibC.NONBLOCK | LibC.CLOEXEC, 0);
    if (fd < 0) {
      throw new SocketException("socket", LibC.errno());
    }
    KernelSocket socket = new KernelSocket(fd);
    try {
      socket.queueErrors(family, true);
      socket.stampPackets(true);
    } catch (SocketException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  /** The native form of {@code address}, for {@link #connect}. */
  static ByteBuffer sockaddr(InetSocketAddress address) {
    byte[] bytes = address.getAddress().getAddress();
    boolean ipv6 = address.getAddress() instanceof Inet6Address;
    ByteBuffer sockaddr = direct(ipv6 ? SOCKADDR_IN6_BYTES : SOCKADDR_IN_BYTES);
    sockaddr.putShort((short) (ipv6 ? LibC.AF_INET6 : LibC.AF_INET));
    sockaddr.order(ByteOrder.BIG_ENDIAN).putShort((short) address.getPort());
    sockaddr.order(ByteOrder.nativeOrder());
    if (address.getAddress() instanceof Inet6Address scoped) {
      sockaddr.putInt(0).put(bytes).putInt(scoped.getScopeId());
    } else {
      sockaddr.put(bytes).putLong(0);
    }
    return sockaddr.flip();
  }

  /** Begins to connect; the error's number, 0 if there was none. */
  int connect(ByteBuffer sockaddr) {
    return LibC.connect(fd, sockaddr, sockaddr.limit()) == 0 ? 0 : LibC.errno();
  }

  /** What {@link #await} saw first. */
  enum Event {
    /** The connect opened or ended, or its error queue holds something. */
    READY,
    TIMER,
    WOKEN
  }

  /**
   * Waits.
   *
   * @param timeoutMillis negative: for ever
   * @param wakeFd a descriptor that becomes readable when the waiting is to end
   */
  Event await(int timeoutMillis, int wakeFd) throws SocketException {
    pollfds.putInt(0, fd).putShort(4, LibC.POLLOUT).putShort(6, (short) 0);
    pollfds.putInt(8, wakeFd).putShort(12, LibC.POLLIN).putShort(14, (short) 0);
    int ready = LibC.poll(pollfds, 2, timeoutMillis);
    if (ready < 0) {
      int errno = LibC.errno();
      if (Errno.EINTR.is(errno)) {
        return Event.TIMER;
      }
      throw new SocketException("poll", errno);
    }
    if (pollfds.getShort(14) != 0) {
      return Event.WOKEN;
    }
    return ready == 0 ? Event.TIMER : Event.READY;
  }

  /**
   * Whether {@link #await} would see {@link Event#READY}; for one other thread, while this is open.
   */
  boolean ready() throws SocketException {
    glance.putInt(0, fd).putShort(4, LibC.POLLOUT).putShort(6, (short) 0);
    int ready = LibC.poll(glance, 1, 0);
    if (ready < 0) {
      int errno = LibC.errno();
      if (!Errno.EINTR.is(errno)) {
        throw new SocketException("poll", errno);
      }
    }
    return ready > 0;
  }

  /** The pending error's number, 0 if there is none; reading clears it. */
  int takeError() throws SocketException {
    option(LibC.SOL_SOCKET, LibC.SO_ERROR, Integer.BYTES, "getsockopt(SO_ERROR)");
    return scratch.getInt(0);
  }

  TcpInfo tcpInfo() throws SocketException {
    option(LibC.SOL_TCP, LibC.TCP_INFO, TcpInfo.BYTES, "getsockopt(TCP_INFO)");
    return TcpInfo.parse(scratch);
  }

  /**
   * Empties the error queue, which clears the pending error too: {@link #takeError} comes first. An
   * element is empty if it is no ICMP error, or cannot be read.
   */
  List<Optional<QueuedError>> takeQueue() throws SocketException {
    List<Optional<QueuedError>> queue = new ArrayList<>();
    long start = Pointer.nativeValue(Native.getDirectBufferPointer(message));
    while (true) {
      // struct msghdr: name, its length, iovec, their number, control, its length, flags
      message.putLong(0, 0).putLong(8, 0);
      message.putLong(16, start + IOVEC_OFFSET).putLong(24, 1);
      message.putLong(32, start + CONTROL_OFFSET).putLong(40, CONTROL_BYTES).putLong(48, 0);
      message.putLong(IOVEC_OFFSET, start + QUOTED_OFFSET).putLong(IOVEC_OFFSET + 8, QUOTED_BYTES);
      if (LibC.recvmsg(fd, message, LibC.MSG_ERRQUEUE | LibC.MSG_DONTWAIT) < 0) {
        int errno = LibC.errno();
        if (Errno.EAGAIN.is(errno)) {
          return queue;
        }
        if (!Errno.EINTR.is(errno)) {
          throw new SocketException("recvmsg(MSG_ERRQUEUE)", errno);
        }
        continue;
      }
      int controlLength = (int) message.getLong(40);
      ByteBuffer control = message.slice(CONTROL_OFFSET, controlLength).order(message.order());
      boolean whole = (message.getInt(48) & LibC.MSG_CTRUNC) == 0;
      queue.add(whole ? QueuedError.parse(control) : Optional.empty());
    }
  }

  /**
   * Gives the open connection's descriptor to Netty. From here on ICMP errors no longer end it at
   * once, as they do while they are queued.
   */
  EpollSocketChannel intoChannel(Family family) throws SocketException {
    queueErrors(family, false);
    stampPackets(false);
    EpollSocketChannel channel = new EpollSocketChannel(fd);
    open = false;
    return channel;
  }

  /** Closes the descriptor, unless it was given away. */
  @Override
  public void close() {
    if (open) {
      open = false;
      // Linux frees the descriptor whatever close returns.
      int unused = LibC.close(fd);
    }
  }

  private void queueErrors(Family family, boolean queued) throws SocketException {
    scratch.putInt(0, queued ? 1 : 0);
    int result =
        switch (family) {
          case IPV4 -> LibC.setsockopt(fd, LibC.SOL_IP, LibC.IP_RECVERR, scratch, Integer.BYTES);
          case IPV6 ->
              LibC.setsockopt(fd, LibC.SOL_IPV6, LibC.IPV6_RECVERR, scratch, Integer.BYTES);
        };
    if (result != 0) {
      throw new SocketException("setsockopt(RECVERR)", LibC.errno());
    }
  }

  /** The kernel's time of arrival with each element of the error queue. */
  private void stampPackets(boolean stamped) throws SocketException {
    scratch.putInt(0, stamped ? 1 : 0);
    int result = LibC.setsockopt(fd, LibC.SOL_SOCKET, LibC.SO_TIMESTAMPNS, scratch, Integer.BYTES);
    if (result != 0) {
      throw new SocketException("setsockopt(SO_TIMESTAMPNS)", LibC.errno());
    }
  }

  private void option(int level, int option, int lengthBytes, String call) throws SocketException {
    scratchLength.putInt(0, lengthBytes);
    if (LibC.getsockopt(fd, level, option, scratch, scratchLength) != 0) {
      throw new SocketException(call, LibC.errno());
    }
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
