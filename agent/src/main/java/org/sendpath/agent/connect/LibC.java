package org.sendpath.agent.connect;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.ByteBuffer;

/**
 * The system calls that neither Java nor Netty offers, mapped directly onto the C library that the
 * JVM itself runs on. {@code size_t}, {@code ssize_t} and {@code nfds_t} are 64 bits wide: {@link
 * Connectors} uses this on 64-bit Linux alone. After a call that returned -1, {@link #errno} is its
 * error.
 */
final class LibC {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int SOCK_STREAM = 1;
  static final int NONBLOCK = 0x800;
  static final int CLOEXEC = 0x80000;
  static final int SOL_IP = 0;
  static final int SOL_SOCKET = 1;
  static final int SOL_TCP = 6;
  static final int SOL_IPV6 = 41;
  static final int SO_ERROR = 4;

  /** The type of the control message, too (SCM_TIMESTAMPNS). */
  static final int SO_TIMESTAMPNS = 35;

  static final int IP_RECVERR = 11;
  static final int IPV6_RECVERR = 25;
  static final int TCP_INFO = 11;
  static final int MSG_CTRUNC = 0x8;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_ERRQUEUE = 0x2000;
  static final short POLLIN = 0x1;
  static final short POLLOUT = 0x4;

  static {
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  /** Loads the class, and with it JNA's native library; throws a LinkageError if that fails. */
  static void load() {
    // The static initializer has run when this is called.
  }

  /** The error of this thread's last call. */
  static int errno() {
    return Native.getLastError();
  }

  static native int socket(int domain, int type, int protocol);

  static native int setsockopt(
      int fd, int level, int option, ByteBuffer value, int valueLengthBytes);

  static native int getsockopt(
      int fd, int level, int option, ByteBuffer value, ByteBuffer valueLengthBytes);

  static native int connect(int fd, ByteBuffer address, int addressLengthBytes);

  static native int poll(ByteBuffer pollfds, long count, int timeoutMillis);

  static native long recvmsg(int fd, ByteBuffer msghdr, int flags);

  static native int eventfd(int initialValue, int flags);

  static native long write(int fd, ByteBuffer bytes, long lengthBytes);

  static native int close(int fd);
}
