package org.sendpath.rule;

import java.util.Objects;
import org.sendpath.report.Family;
import org.sendpath.report.Outcome;
import org.sendpath.report.Word;

/**
 * Hard or soft: what an ICMP error says of the port it was sent for, by type and code. The numbers
 * mean different things in ICMP for IPv4 (RFC 792, RFC 1122 §4.2.3.9) and for IPv6 (RFC 4443).
 */
public final class IcmpRule {
  /** Who says that a type and code are hard or soft. */
  public enum Origin implements Word {
    /** The WIDE report for fiscal 2005 lists the code. */
    REPORT,
    /** The report is silent; Sendpath decided. */
    EXTENSION
  }

  private static final int TYPES = 256;
  private static final int CODES = 256;

  private static final int V4_DESTINATION_UNREACHABLE = 3;
  private static final int V4_TIME_EXCEEDED = 11;
  private static final int V4_PARAMETER_PROBLEM = 12;
  private static final int V4_LAST_LISTED_CODE = 12;

  private static final int V6_DESTINATION_UNREACHABLE = 1;
  private static final int V6_TIME_EXCEEDED = 3;
  private static final int V6_PARAMETER_PROBLEM = 4;

  private IcmpRule() {}

  /**
   * {@link Outcome#ICMP_HARD} or {@link Outcome#ICMP_SOFT}; {@link Outcome#ICMP_UNKNOWN} for a type
   * that is no error which ends a connect (packet too big, redirect, echo and others).
   *
   * @param type 0 to 255
   * @param code 0 to 255
   */
  public static Outcome outcome(Family family, int type, int code) {
    Objects.checkIndex(type, TYPES);
    Objects.checkIndex(code, CODES);
    return switch (family) {
      case IPV4 ->
          switch (type) {
            case V4_DESTINATION_UNREACHABLE -> v4Unreachable(code);
            case V4_TIME_EXCEEDED, V4_PARAMETER_PROBLEM -> Outcome.ICMP_SOFT;
            default -> Outcome.ICMP_UNKNOWN;
          };
      case IPV6 ->
          switch (type) {
            case V6_DESTINATION_UNREACHABLE -> v6Unreachable(code);
            case V6_TIME_EXCEEDED, V6_PARAMETER_PROBLEM -> Outcome.ICMP_SOFT;
            default -> Outcome.ICMP_UNKNOWN;
          };
    };
  }

  /**
   * Whether the row is the 2005 report's own. Every output that shows a row says so.
   *
   * @param type 0 to 255
   * @param code 0 to 255
   */
  public static Origin origin(Family family, int type, int code) {
    Objects.checkIndex(type, TYPES);
    Objects.checkIndex(code, CODES);
    boolean listed =
        switch (family) {
          case IPV4 -> type == V4_DESTINATION_UNREACHABLE && code <= V4_LAST_LISTED_CODE;
          case IPV6 ->
              type == V6_DESTINATION_UNREACHABLE
                  && switch (code) {
                    case 0, 1, 3, 4 -> true;
                    default -> false;
                  };
        };
    return listed ? Origin.REPORT : Origin.EXTENSION;
  }

  /** Soft: net, host, source route failed. A code not assigned yet is hard, as for IPv6. */
  private static Outcome v4Unreachable(int code) {
    return switch (code) {
      case 0, 1, 5 -> Outcome.ICMP_SOFT;
      default -> Outcome.ICMP_HARD;
    };
  }

  /** Soft: no route, beyond scope of source address, address unreachable. */
  private static Outcome v6Unreachable(int code) {
    return switch (code) {
      case 0, 2, 3 -> Outcome.ICMP_SOFT;
      default -> Outcome.ICMP_HARD;
    };
  }
}
