package org.sendpath.report;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** IP addresses and their one canonical text. Nothing here ever asks the DNS. */
public final class Addresses {
  private static final int IPV4_NUMBERS = 4;
  private static final int IPV4_NUMBER_MAX = 255;
  private static final int IPV6_GROUPS = 8;

  private Addresses() {}

  /**
   * The address that {@code text} writes: dotted decimal IPv4 without leading zeros, or IPv6 (RFC
   * 4291 §2.2) without scope or brackets. An IPv4-mapped IPv6 address is the IPv4 address.
   */
  public static Optional<InetAddress> parse(String text) {
    boolean literal = isIpv4(text) || hasIpv6Characters(text);
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

  /** Dotted decimal. By hand: every address of every report comes through here. */
  private static boolean isIpv4(String text) {
    int numbers = 0;
    int from = 0;
    while (from <= text.length() && numbers < IPV4_NUMBERS) {
      int point = text.indexOf('.', from);
      int end = point < 0 ? text.length() : point;
      if (!isIpv4Number(text, from, end)) {
        return false;
      }
      numbers++;
      from = end + 1;
    }
    return numbers == IPV4_NUMBERS && from == text.length() + 1;
  }

  /** 0 to 255 without leading zeros. */
  private static boolean isIpv4Number(String text, int from, int end) {
    int digits = end - from;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(from) == '0')) {
      return false;
    }
    int number = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
      number = 10 * number + c - '0';
    }
    return number <= IPV4_NUMBER_MAX;
  }

  private static boolean hasIpv6Characters(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean allowed =
          (c >= '0' && c <= '9')
              || (c >= 'a' && c <= 'f')
              || (c >= 'A' && c <= 'F')
              || c == ':'
              || c == '.';
      if (!allowed) {
        return false;
      }
    }
    return text.indexOf(':') >= 0;
  }

  /**
   * Whether {@code text} is beyond doubt an IPv6 address in its canonical text. False where it is
   * not, and for some that are: {@link #parse} and {@link #text} know. By hand: every address of
   * every report comes through here.
   */
  static boolean isPlainCanonicalIpv6(String text) {
    int length = text.length();
    int groups = 0;
    boolean shortened = false;
    // A zero that stands beside one, or beside the two colons, belongs into what they leave out.
    boolean besideZero = false;
    int at = 0;
    while (at < length) {
      int from = at;
      while (at < length && isLowerCaseHexadecimal(text.charAt(at))) {
        at++;
      }
      boolean zero = at - from == 1 && text.charAt(from) == '0';
      boolean leadingZero = at > from && text.charAt(from) == '0' && !zero;
      if (at == from || at - from > 4 || leadingZero || (zero && besideZero)) {
        return false;
      }
      besideZero = zero;
      groups++;
      if (at == length) {
        break;
      }
      at++;
      if (text.charAt(at - 1) != ':' || at == length) {
        return false;
      }
      if (text.charAt(at) == ':') {
        if (shortened || besideZero) {
          return false;
        }
        shortened = true;
        besideZero = true;
        at++;
      }
    }
    // RFC 5952 §4.2.2: one group of zeros alone is not shortened.
    return shortened ? groups <= IPV6_GROUPS - 2 : groups == IPV6_GROUPS;
  }

  private static boolean isLowerCaseHexadecimal(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
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
