package org.sendpath.agent.smtp;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sendpath.report.Addresses;

/** The notations of an address, written out here apart from the code that knows them. */
final class Notations {
  private Notations() {}

  static List<String> distinct(InetAddress address) {
    byte[] bytes = address.getAddress();
    List<String> notations = new ArrayList<>();
    notations.add(Addresses.text(address));
    notations.add(Addresses.text(address).toUpperCase(Locale.ROOT));
    notations.add("[" + Addresses.text(address) + "]");
    if (address instanceof Inet4Address) {
      for (String separator : List.of(".", "-", "_")) {
        notations.add(decimals(bytes, separator, "%d"));
        notations.add(decimals(bytes, separator, "%03d"));
        notations.add(decimals(reversed(bytes), separator, "%d"));
      }
      notations.add(decimals(bytes, "", "%03d"));
      notations.add("::ffff:" + Addresses.text(address));
      notations.add(decimals(reversed(bytes), ".", "%d") + ".in-addr.arpa");
    } else {
      notations.add("[IPv6:" + Addresses.text(address) + "]");
      notations.add(address.getHostAddress());
      notations.add(groups(bytes, ":"));
      notations.add(groups(bytes, "-"));
      notations.add(HexFormat.of().formatHex(bytes));
      notations.add(Addresses.text(address) + "%en0");
      notations.add(
          new StringBuilder(
                  HexFormat.of()
                      .formatHex(bytes)
                      .chars()
                      .mapToObj(digit -> Character.toString(digit))
                      .collect(Collectors.joining(".")))
              .reverse()
              .append(".ip6.arpa")
              .toString());
    }
    return notations;
  }

  static List<String> ambiguous(InetAddress address) {
    byte[] bytes = address.getAddress();
    String hex = HexFormat.of().formatHex(bytes);
    if (address instanceof Inet4Address) {
      return List.of(
          hex,
          hex.toUpperCase(Locale.ROOT),
          HexFormat.ofDelimiter(".").formatHex(bytes),
          HexFormat.of().formatHex(reversed(bytes)),
          new BigInteger(1, bytes).toString());
    }
    String half = hex.substring(16);
    // A half of few digits is but a number.
    return half.startsWith("0".repeat(12))
        ? List.of()
        : List.of(half, groups(bytes, ":").substring(20));
  }

  private static String groups(byte[] bytes, String separator) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 2) {
      groups.add(HexFormat.of().formatHex(bytes, i, i + 2));
    }
    return String.join(separator, groups);
  }

  private static String decimals(byte[] bytes, String separator, String format) {
    List<String> parts = new ArrayList<>();
    for (byte part : bytes) {
      parts.add(String.format(format, Byte.toUnsignedInt(part)));
    }
    return String.join(separator, parts);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
