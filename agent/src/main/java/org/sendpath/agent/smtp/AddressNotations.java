package org.sendpath.agent.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendpath.report.Addresses;

/**
 * The ways in which servers and reverse names write addresses. Anybody's address goes where the
 * notation can hardly mean anything else; our own goes in any notation known here. No pattern
 * backtracks beyond a few characters: the text is a stranger's.
 */
final class AddressNotations {
  /** IPv6 (RFC 4291 §2.2), perhaps tagged (RFC 5321 §4.1.3), with its zone, in brackets. */
  private static final Pattern COLONS =
      Pattern.compile("\\[?(?:(?i:IPv6):)?(?<run>[0-9A-Fa-f:.]++)(?<zone>%[\\w.-]++)?\\]?");

  /** {@code 203.0.113.9}, {@code 203-0-113-9}, {@code 9_113_0_203}. */
  private static final Pattern DECIMALS =
      Pattern.compile("\\[?(?<![0-9])(?<run>[0-9]++(?:[._-][0-9]++){3,}+)\\]?");

  /** {@code 203000113009}. */
  private static final Pattern TWELVE_DIGITS =
      Pattern.compile("(?<![0-9])(?<run>[0-9]{12})(?![0-9])");

  /** {@code cb007109}; digits alone are rather a date or a number. */
  private static final Pattern HEX_IPV4 =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?:0[xX])?(?<run>(?![0-9]{8})[0-9A-Fa-f]{8})(?![0-9A-Za-z])");

  private static final Pattern HEX_IPV6 =
      Pattern.compile("(?<![0-9A-Za-z])(?<run>[0-9A-Fa-f]{32})(?![0-9A-Za-z])");

  /** {@code 2001-db8--1}. */
  private static final Pattern DASHES =
      Pattern.compile(
          "(?<![0-9A-Za-z])(?<run>[0-9A-Fa-f]{1,4}+(?:[-_][0-9A-Fa-f]{0,4}+){2,}+)(?![0-9A-Za-z])");

  /** RFC 3596 §2.5. */
  private static final Pattern NIBBLES =
      Pattern.compile("(?<![0-9A-Za-z])(?<run>[0-9A-Fa-f](?:\\.[0-9A-Fa-f]){15,}+)");

  private static final Pattern SEPARATOR = Pattern.compile("[._-]");

  private static final int IPV4_BYTES = 4;
  private static final int IPV6_GROUPS = 8;
  private static final int MIN_COLONS = 5;

  private final Set<InetAddress> serverAddresses;
  private final Optional<Pattern> own;

  /**
   * Notations of all addresses but some.
   *
   * @param serverAddresses not removed
   * @param ownAddress removed, unless it is the server's, too
   */
  AddressNotations(Set<InetAddress> serverAddresses, Optional<InetAddress> ownAddress) {
    this.serverAddresses = Set.copyOf(serverAddresses);
    this.own =
        ownAddress.filter(address -> !serverAddresses.contains(address)).map(OwnNotations::pattern);
  }

  /** {@code text} with the addresses replaced. */
  String remove(String text) {
    String rest = text;
    if (own.isPresent()) {
      rest = own.get().matcher(rest).replaceAll(Matcher.quoteReplacement(EchoScrubber.REMOVED));
    }
    rest = replace(NIBBLES, rest, run -> true);
    rest = replaceColons(rest);
    rest = replace(DECIMALS, rest, this::holdsForeignDecimals);
    rest = replace(TWELVE_DIGITS, rest, this::isForeignTwelveDigits);
    rest = replace(HEX_IPV6, rest, this::isForeignHex);
    rest = replace(HEX_IPV4, rest, this::isForeignHex);
    return replace(DASHES, rest, this::isForeignDashes);
  }

  private static String replace(Pattern pattern, String text, Predicate<String> goes) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(
        match ->
            Matcher.quoteReplacement(
                goes.test(matcher.group("run")) ? EchoScrubber.REMOVED : match.group()));
  }

  private String replaceColons(String text) {
    Matcher matcher = COLONS.matcher(text);
    return matcher.replaceAll(
        match ->
            Matcher.quoteReplacement(
                isForeignIpv6(matcher.group("run"), touchesLetter(text, match))
                    ? EchoScrubber.REMOVED
                    : match.group()));
  }

  private static boolean touchesLetter(String text, MatchResult match) {
    return (match.start() > 0 && Character.isLetter(text.charAt(match.start() - 1)))
        || (match.end() < text.length() && Character.isLetter(text.charAt(match.end())));
  }

  /** Anything with the colons of an address, well-formed or not; but not {@code Mail::DKIM}. */
  private boolean isForeignIpv6(String run, boolean touchesLetter) {
    String address = trimmed(run);
    long colons = address.chars().filter(c -> c == ':').count();
    boolean hasDigit = address.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean shortened = address.contains("::") && address.length() > 2;
    boolean looksLikeOne = colons >= MIN_COLONS || (shortened && (hasDigit || !touchesLetter));
    return looksLikeOne && Addresses.parse(address).filter(serverAddresses::contains).isEmpty();
  }

  /** Without the punctuation of the sentence around it. */
  private static String trimmed(String run) {
    int from = 0;
    int to = run.length();
    while (from < to && (run.charAt(from) == '.' || isLoneColon(run, from, from + 1))) {
      from++;
    }
    while (to > from && (run.charAt(to - 1) == '.' || isLoneColon(run, to - 1, to - 2))) {
      to--;
    }
    return run.substring(from, to);
  }

  private static boolean isLoneColon(String run, int at, int neighbour) {
    boolean doubled = neighbour >= 0 && neighbour < run.length() && run.charAt(neighbour) == ':';
    return run.charAt(at) == ':' && !doubled;
  }

  private boolean holdsForeignDecimals(String run) {
    List<String> numbers = SEPARATOR.splitAsStream(run).toList();
    String separators = run.replaceAll("[0-9]", "");
    for (int i = 0; i + IPV4_BYTES <= numbers.size(); i++) {
      boolean uniform =
          separators.charAt(i) == separators.charAt(i + 1)
              && separators.charAt(i) == separators.charAt(i + 2);
      Optional<byte[]> address = ipv4(numbers.subList(i, i + IPV4_BYTES));
      if (uniform && address.filter(this::isForeign).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean isForeignTwelveDigits(String run) {
    List<String> numbers =
        List.of(run.substring(0, 3), run.substring(3, 6), run.substring(6, 9), run.substring(9));
    return ipv4(numbers).filter(this::isForeign).isPresent();
  }

  private boolean isForeignHex(String run) {
    return isForeign(HexFormat.of().parseHex(run));
  }

  private boolean isForeignDashes(String run) {
    List<String> groups = List.of(run.split("[-_]", -1));
    long empty = groups.stream().filter(String::isEmpty).count();
    long digits = run.chars().filter(c -> c >= '0' && c <= '9').count();
    boolean looksLikeOne =
        (groups.size() == IPV6_GROUPS && empty == 0)
            || (groups.size() <= IPV6_GROUPS && empty > 0 && digits > 0);
    String colons = run.replace('-', ':').replace('_', ':');
    return looksLikeOne && Addresses.parse(colons).filter(serverAddresses::contains).isEmpty();
  }

  /** Whether it is the server's neither forward nor, as in the reverse tree, backward. */
  private boolean isForeign(byte[] address) {
    return !serverAddresses.contains(inetAddress(address))
        && !serverAddresses.contains(inetAddress(reversed(address)));
  }

  private static Optional<byte[]> ipv4(List<String> numbers) {
    byte[] address = new byte[IPV4_BYTES];
    for (int i = 0; i < address.length; i++) {
      String number = numbers.get(i);
      if (number.length() > 3 || Integer.parseInt(number) > 255) {
        return Optional.empty();
      }
      address[i] = (byte) Integer.parseInt(number);
    }
    return Optional.of(address);
  }

  private static InetAddress inetAddress(byte[] address) {
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of 4 or 16 bytes is expected", e);
    }
  }

  private static byte[] reversed(byte[] address) {
    byte[] reversed = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      reversed[i] = address[address.length - 1 - i];
    }
    return reversed;
  }
}
