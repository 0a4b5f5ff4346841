package org.sendpath.report;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses and their one canonical text. Nothing here ever asks the DNS. */
public final class Addresses {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private Addresses() {}

  /**
   * The address that {@code text} writes: dotted decimal IPv4 without leading zeros, or IPv6 (RFC
   * 4291 §2.2) without scope or brackets. An IPv4-mapped IPv6 address is the IPv4 address.
   */
  public static Optional<InetAddress> parse(String text) {
    boolean literal = IPV4.matcher(text).matches() || IPV6_CHARACTERS.matcher(text).matches();
    if (!literal) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The canonical text: dotted decimal, or RFC 5952 without scope. */
  public static String text(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    int[] groups = groups(address.getAddress());
    int zerosFrom = 0;
    int zeros = 0;
    for (int i = 0; i < groups.length; i++) {
      int length = zerosAt(groups, i);
      if (length > zeros) {
        zerosFrom = i;
        zeros = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      // RFC 5952 §4.2.2: one group of zeros alone is not shortened.
      if (zeros > 1 && i == zerosFrom) {
        text.append("::");
        i += zeros - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }

  /** The family of {@code address}. */
  public static Family family(InetAddress address) {
    return address instanceof Inet4Address ? Family.IPV4 : Family.IPV6;
  }

  private static int[] groups(byte[] bytes) {
    int[] groups = new int[bytes.length / 2];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = Byte.toUnsignedInt(bytes[2 * i]) << 8 | Byte.toUnsignedInt(bytes[2 * i + 1]);
    }
    return groups;
  }

  private static int zerosAt(int[] groups, int from) {
    int end = from;
    while (end < groups.length && groups[end] == 0) {
      end++;
    }
    return end - from;
  }
}
