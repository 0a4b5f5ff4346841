package org.sendpath.agent.smtp;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How one known address is written where the notation alone would not give an address away: in
 * hexadecimal, as one number, as the half of an IPv6 address that names the host.
 */
final class OwnNotations {
  private static final List<String> SEPARATORS = List.of("", ".", "-", "_", ":");
  private static final int HALF_GROUPS = 4;
  private static final int GROUP_BYTES = 2;

  private OwnNotations() {}

  /** What matches {@code address}, in either case. */
  static Pattern pattern(InetAddress address) {
    Set<String> notations =
        address instanceof Inet4Address ? ipv4(address.getAddress()) : ipv6(address.getAddress());
    return Pattern.compile(
        notations.stream().map(Pattern::quote).collect(Collectors.joining("|")),
        Pattern.CASE_INSENSITIVE);
  }

  private static Set<String> ipv4(byte[] address) {
    List<String> hex = hexBytes(address);
    List<String> padded = new ArrayList<>();
    for (byte part : address) {
      padded.add(String.format("%03d", Byte.toUnsignedInt(part)));
    }
    Set<String> notations = new LinkedHashSet<>();
    notations.add(new BigInteger(1, address).toString());
    for (String separator : SEPARATORS) {
      addBothWays(notations, hex, separator);
      addBothWays(notations, padded, separator);
    }
    return notations;
  }

  private static Set<String> ipv6(byte[] address) {
    List<String> padded = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    for (int i = 0; i < address.length; i += GROUP_BYTES) {
      String group = HexFormat.of().formatHex(address, i, i + GROUP_BYTES);
      padded.add(group);
      plain.add(Integer.toHexString(Integer.parseInt(group, 16)));
    }
    List<String> nibbles =
        String.join("", padded).chars().mapToObj(digit -> Character.toString(digit)).toList();
    Set<String> notations = new LinkedHashSet<>();
    for (String separator : SEPARATORS) {
      addBothWays(notations, hexBytes(address), separator);
      addBothWays(notations, nibbles, separator);
      notations.add(String.join(separator, padded));
      notations.add(String.join(separator, padded.subList(HALF_GROUPS, padded.size())));
      if (!separator.isEmpty()) {
        notations.add(String.join(separator, plain));
        notations.add(String.join(separator, plain.subList(HALF_GROUPS, plain.size())));
      }
    }
    // The half of an address like 2001:db8::1 is but a number.
    notations.removeIf(notation -> notation.matches("[0.:_-]*+[0-9a-f]{0,4}+"));
    return notations;
  }

  private static List<String> hexBytes(byte[] address) {
    List<String> hex = new ArrayList<>();
    for (byte part : address) {
      hex.add(HexFormat.of().toHexDigits(part));
    }
    return hex;
  }

  private static void addBothWays(Set<String> notations, List<String> parts, String separator) {
    notations.add(String.join(separator, parts));
    List<String> backward = new ArrayList<>(parts);
    Collections.reverse(backward);
    notations.add(String.join(separator, backward));
  }
}
