package org.sendpath.collector.store;

import java.util.Arrays;
import org.sendpath.report.Family;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;

/**
 * The numbers below 16 that words have in stores. They never change; a new word gets a number that
 * none has had.
 */
final class WordNumber {
  /** All numbers are below 2 to this. */
  static final int BITS = 4;

  private WordNumber() {}

  static int of(ServerKind kind) {
    return switch (kind) {
      case ISP -> 0;
      case ASP -> 1;
      case COMPANY -> 2;
      case UNIVERSITY -> 3;
      case HOME -> 4;
      case UNKNOWN -> 5;
    };
  }

  static int of(Route route) {
    return switch (route) {
      case DIRECT -> 0;
      case SSL -> 1;
      case SSH -> 2;
    };
  }

  static int of(OsFamily os) {
    return switch (os) {
      case BSD -> 0;
      case LINUX -> 1;
      case MACOS -> 2;
      case SOLARIS -> 3;
      case WINDOWS -> 4;
      case OTHER -> 5;
    };
  }

  static int of(Network network) {
    return switch (network) {
      case HOME -> 0;
      case OFFICE -> 1;
      case CAMPUS -> 2;
      case MOBILE -> 3;
      case PUBLIC -> 4;
      case UNKNOWN -> 5;
    };
  }

  static int of(Case row) {
    return switch (row) {
      case OPEN -> 0;
      case RESET -> 1;
      case ICMP_HARD -> 2;
      case ICMP_SOFT -> 3;
      case TIMEOUT -> 4;
      case SSH -> 5;
      case SSL -> 6;
      case ICMP_UNKNOWN -> 7;
      case UNMEASURED -> 8;
    };
  }

  static int of(Family family) {
    return switch (family) {
      case IPV6 -> 0;
      case IPV4 -> 1;
    };
  }

  static int of(Scope scope) {
    return switch (scope) {
      case BOTH -> 0;
      case IPV6 -> 1;
      case IPV4 -> 2;
    };
  }

  /** The case that has the number. */
  static Case row(long number) {
    return Arrays.stream(Case.values())
        .filter(row -> of(row) == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the store knows a case " + number));
  }
}
