package org.sendpath.agent.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.sendpath.report.Family;

/**
 * An ICMP error from a socket's error queue: {@code struct sock_extended_err} and the address of
 * the host that sent it ({@code ip(7)}, IP_RECVERR).
 *
 * @param family whose numbers {@code type} and {@code code} are
 * @param errno Linux's number of the error into which the kernel translated it
 * @param arrivedEpochNanos when its packet arrived, by the system's wall clock; empty if the kernel
 *     does not say
 */
record QueuedError(
    Family family,
    int type,
    int code,
    InetAddress sender,
    int errno,
    OptionalLong arrivedEpochNanos) {
  /** {@code struct cmsghdr}: length (8 bytes, itself included), level, type. */
  private static final int CMSG_HEADER_BYTES = 16;

  private static final int CMSG_ALIGNMENT_BYTES = 8;
  private static final int EXTENDED_ERROR_BYTES = 16;

  /** {@code struct timespec}: seconds, nanoseconds. */
  private static final int TIMESPEC_BYTES = 16;

  private static final int ORIGIN_ICMP = 2;
  private static final int ORIGIN_ICMP6 = 3;

  private static final int SOCKADDR_IN_ADDRESS_OFFSET = 4;
  private static final int SOCKADDR_IN6_ADDRESS_OFFSET = 8;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  /**
   * Reads the control data of one {@code recvmsg(MSG_ERRQUEUE)}, from its position to its limit, in
   * its byte order. Empty if it holds no whole ICMP error with a sender: cut off, or from another
   * origin (local). Its time stamp comes before it, as {@code ip_recv_error} writes them.
   */
  static Optional<QueuedError> parse(ByteBuffer control) {
    OptionalLong arrived = OptionalLong.empty();
    int at = control.position();
    while (control.limit() - at >= CMSG_HEADER_BYTES) {
      long lengthBytes = control.getLong(at);
      if (lengthBytes < CMSG_HEADER_BYTES || lengthBytes > control.limit() - at) {
        return Optional.empty();
      }
      int level = control.getInt(at + 8);
      int type = control.getInt(at + 12);
      int dataLengthBytes = (int) lengthBytes - CMSG_HEADER_BYTES;
      if (level == LibC.SOL_SOCKET
          && type == LibC.SO_TIMESTAMPNS
          && dataLengthBytes >= TIMESPEC_BYTES) {
        arrived =
            OptionalLong.of(
                TimeUnit.SECONDS.toNanos(control.getLong(at + CMSG_HEADER_BYTES))
                    + control.getLong(at + CMSG_HEADER_BYTES + Long.BYTES));
      }
      if ((level == LibC.SOL_IP && type == LibC.IP_RECVERR)
          || (level == LibC.SOL_IPV6 && type == LibC.IPV6_RECVERR)) {
        return extendedError(
            control.slice(at + CMSG_HEADER_BYTES, dataLengthBytes).order(control.order()), arrived);
      }
      at +=
          (int) (lengthBytes + CMSG_ALIGNMENT_BYTES - 1)
              / CMSG_ALIGNMENT_BYTES
              * CMSG_ALIGNMENT_BYTES;
    }
    return Optional.empty();
  }

  private static Optional<QueuedError> extendedError(
      ByteBuffer data, OptionalLong arrivedEpochNanos) {
    if (data.limit() < EXTENDED_ERROR_BYTES) {
      return Optional.empty();
    }
    int errno = data.getInt(0);
    int origin = data.get(4);
    int type = Byte.toUnsignedInt(data.get(5));
    int code = Byte.toUnsignedInt(data.get(6));
    if (origin != ORIGIN_ICMP && origin != ORIGIN_ICMP6) {
      return Optional.empty();
    }
    // On an AF_INET6 socket IPv4's errors come at IPv6's level: the origin says whose they are.
    Family family = origin == ORIGIN_ICMP ? Family.IPV4 : Family.IPV6;
    return offender(
            data.slice(EXTENDED_ERROR_BYTES, data.limit() - EXTENDED_ERROR_BYTES)
                .order(data.order()))
        .map(sender -> new QueuedError(family, type, code, sender, errno, arrivedEpochNanos));
  }

  /** The sockaddr behind the error (SO_EE_OFFENDER). */
  private static Optional<InetAddress> offender(ByteBuffer sockaddr) {
    if (sockaddr.limit() < Short.BYTES) {
      return Optional.empty();
    }
    return switch (sockaddr.getShort(0)) {
      case LibC.AF_INET -> address(sockaddr, SOCKADDR_IN_ADDRESS_OFFSET, IPV4_BYTES);
      case LibC.AF_INET6 -> address(sockaddr, SOCKADDR_IN6_ADDRESS_OFFSET, IPV6_BYTES);
      default -> Optional.empty();
    };
  }

  /** An IPv4-mapped IPv6 address becomes the IPv4 address. */
  private static Optional<InetAddress> address(ByteBuffer sockaddr, int offset, int lengthBytes) {
    if (sockaddr.limit() < offset + lengthBytes) {
      return Optional.empty();
    }
    byte[] bytes = new byte[lengthBytes];
    sockaddr.get(offset, bytes);
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new AssertionError(Arrays.toString(bytes), e);
    }
  }
}
