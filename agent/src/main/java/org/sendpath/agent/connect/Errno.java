package org.sendpath.agent.connect;

import java.util.Arrays;
import java.util.Optional;

/**
 * The system's errors that a connect can end with, and their numbers on Linux (asm-generic, the
 * same on x86-64 and aarch64).
 */
enum Errno {
  EPERM(1),
  EINTR(4),
  EAGAIN(11),
  ENOMEM(12),
  EACCES(13),
  ENODEV(19),
  EINVAL(22),
  ENFILE(23),
  EMFILE(24),
  EPIPE(32),
  ENONET(64),
  EPROTO(71),
  EMSGSIZE(90),
  ENOPROTOOPT(92),
  EPROTONOSUPPORT(93),
  EOPNOTSUPP(95),
  EAFNOSUPPORT(97),
  EADDRINUSE(98),
  EADDRNOTAVAIL(99),
  ENETDOWN(100),
  ENETUNREACH(101),
  ECONNRESET(104),
  ENOBUFS(105),
  ETIMEDOUT(110),
  ECONNREFUSED(111),
  EHOSTDOWN(112),
  EHOSTUNREACH(113),
  EINPROGRESS(115);

  private final int linuxNumber;

  Errno(int linuxNumber) {
    this.linuxNumber = linuxNumber;
  }

  int linuxNumber() {
    return linuxNumber;
  }

  boolean is(int number) {
    return linuxNumber == number;
  }

  /** The error with Linux's {@code number}. */
  static Optional<Errno> ofLinux(int number) {
    return Arrays.stream(values()).filter(errno -> errno.is(number)).findFirst();
  }

  /** The name of Linux's {@code number}; one that is not listed here is {@code ERRNO} and it. */
  static String linuxName(int number) {
    return ofLinux(number).map(Errno::name).orElse("ERRNO" + number);
  }
}
