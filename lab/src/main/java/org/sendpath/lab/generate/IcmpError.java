package org.sendpath.lab.generate;

import org.sendpath.report.Family;

/**
 * An ICMP error that ends a connect.
 *
 * @param errno what Linux makes of it
 */
record IcmpError(int type, int code, String errno) {
  /**
   * The error that stands for an answer.
   *
   * @throws IllegalArgumentException if the answer is no ICMP error
   */
  static IcmpError of(Answer answer, Family family) {
    boolean ipv4 = family == Family.IPV4;
    return switch (answer) {
      case PORT_UNREACHABLE ->
          ipv4 ? new IcmpError(3, 3, "ECONNREFUSED") : new IcmpError(1, 4, "ECONNREFUSED");
      case PROHIBITED ->
          ipv4 ? new IcmpError(3, 13, "EHOSTUNREACH") : new IcmpError(1, 1, "EACCES");
      case HOST_PROHIBITED ->
          ipv4 ? new IcmpError(3, 10, "EHOSTUNREACH") : new IcmpError(1, 1, "EACCES");
      case NETWORK_UNREACHABLE ->
          ipv4 ? new IcmpError(3, 0, "ENETUNREACH") : new IcmpError(1, 0, "ENETUNREACH");
      case HOST_UNREACHABLE ->
          ipv4 ? new IcmpError(3, 1, "EHOSTUNREACH") : new IcmpError(1, 3, "EHOSTUNREACH");
      case OPEN, RESET, SILENCE -> throw new IllegalArgumentException(answer + ": no ICMP error");
    };
  }
}
