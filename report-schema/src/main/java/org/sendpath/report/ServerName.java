package org.sendpath.report;

import java.net.IDN;
import java.net.InetAddress;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a mail server in its one canonical form: lower case, A-labels (RFC 5890 §2.3.2.1), no
 * trailing dot; or an IP address in the canonical text of {@link Addresses}.
 */
public final class ServerName {
  /** Characters in a whole name (RFC 1035 §2.3.4, without the trailing dot). */
  static final int MAX_CHARACTERS = 253;

  /** Characters between two dots (RFC 1035 §2.3.4). */
  static final int MAX_LABEL_CHARACTERS = 63;

  /** More than any Unicode spelling of a name needs: what is longer is not looked into. */
  private static final int MAX_TYPED_CHARACTERS = 1024;

  private static final Pattern WITH_PORT = Pattern.compile("[^:\\[\\]]+:\\d*|\\[[^\\]]*]:\\d*");

  /** A last label that is a number makes an address (RFC 3696 §2, and what resolvers do). */
  private static final Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");

  /** The mistakes people make, each with what to do about it. */
  public enum Problem implements Word {
    EMPTY("name the mail server, for example smtp.example.jp"),
    URL("a web address is no host name: give only what stands between :// and the next /"),
    MAIL_ADDRESS(
        "a mail address is no host name: give the outgoing (SMTP) server of your mail program"),
    SPACE("a host name has no spaces: give one name alone"),
    PORT("give the host name without the colon and the port"),
    BAD_ADDRESS(
        "neither a host name nor an IP address: write addresses as 192.0.2.1 or 2001:db8::1,"
            + " without a scope"),
    EMPTY_LABEL("two dots in a row, or one at the beginning: remove what is too much"),
    HYPHEN_AT_EDGE("a part between dots may not begin or end with a hyphen: check the spelling"),
    ILLEGAL_CHARACTER(
        "only letters, digits, hyphens, underscores and dots may stand in a host name: check the"
            + " spelling"),
    LABEL_TOO_LONG(
        "a part between dots is longer than 63 characters (as the DNS writes it): check the"
            + " spelling"),
    TOO_LONG("longer than 253 characters (as the DNS writes it): check the spelling");

    private final String advice;

    Problem(String advice) {
      this.advice = advice;
    }

    /** What is wrong and what to do, in English. */
    public String advice() {
      return advice;
    }
  }

  private ServerName() {}

  /**
   * The canonical form of what somebody typed: surrounding space and a trailing dot are dropped,
   * full-width characters and ideographic full stops read as their ASCII twins, other scripts
   * written as A-labels, and IP addresses accepted, in brackets too.
   *
   * @throws InvalidServerNameException (an {@link InvalidFieldException} on {@code name}) if it is
   *     no host name; the message says what to type instead, and does not repeat what was typed
   */
  public static String canonical(String typed) {
    refuseIf(typed.length() > MAX_TYPED_CHARACTERS, Problem.TOO_LONG);
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('\u3002', '.').strip();
    refuseIf(text.isEmpty() || text.equals("."), Problem.EMPTY);
    refuseIf(text.contains("://"), Problem.URL);
    refuseIf(text.indexOf('@') >= 0, Problem.MAIL_ADDRESS);
    refuseIf(text.codePoints().anyMatch(ServerName::isSpace), Problem.SPACE);
    Optional<InetAddress> address = Addresses.parse(withoutBrackets(text));
    if (address.isPresent()) {
      return Addresses.text(address.get());
    }
    refuseIf(WITH_PORT.matcher(text).matches(), Problem.PORT);
    refuseIf(text.indexOf(':') >= 0 || text.indexOf('[') >= 0, Problem.BAD_ADDRESS);
    return hostName(text);
  }

  /** Whether {@code name} is the canonical form of itself, and so names a server. */
  static boolean isCanonical(String name) {
    return isPlainHostName(name) || canonical(name).equals(name);
  }

  /**
   * Whether {@code text} is beyond doubt a host name in canonical form: as most are, in ASCII and
   * with a letter at the beginning of the last label. By hand: each report has one.
   */
  private static boolean isPlainHostName(String text) {
    int length = text.length();
    if (length > MAX_CHARACTERS) {
      return false;
    }
    int from = 0;
    for (int at = 0; at <= length; at++) {
      char c = at == length ? '.' : text.charAt(at);
      if (c == '.') {
        int characters = at - from;
        if (characters < 1
            || characters > MAX_LABEL_CHARACTERS
            || text.charAt(from) == '-'
            || text.charAt(at - 1) == '-') {
          return false;
        }
        if (at < length) {
          from = at + 1;
        }
      } else if (!Check.isLowerCaseLetter(c) && !Check.isDigit(c) && c != '-' && c != '_') {
        return false;
      }
    }
    return from < length && text.charAt(from) >= 'a' && text.charAt(from) <= 'z';
  }

  private static String hostName(String text) {
    String relative = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    StringBuilder name = new StringBuilder();
    String last = "";
    for (String label : relative.split("\\.", -1)) {
      last = label(label);
      name.append(name.isEmpty() ? "" : ".").append(last);
    }
    refuseIf(NUMBER.matcher(last).matches(), Problem.BAD_ADDRESS);
    refuseIf(name.length() > MAX_CHARACTERS, Problem.TOO_LONG);
    return name.toString();
  }

  private static String label(String typed) {
    refuseIf(typed.isEmpty(), Problem.EMPTY_LABEL);
    String label = ascii(typed).toLowerCase(Locale.ROOT);
    refuseIf(!LABEL.matcher(label).matches(), Problem.ILLEGAL_CHARACTER);
    refuseIf(label.startsWith("-") || label.endsWith("-"), Problem.HYPHEN_AT_EDGE);
    refuseIf(label.length() > MAX_LABEL_CHARACTERS, Problem.LABEL_TOO_LONG);
    return label;
  }

  private static String ascii(String label) {
    if (label.chars().allMatch(c -> c < 0x80)) {
      return label;
    }
    try {
      return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw new InvalidServerNameException(whyNotConvertible(label));
    }
  }

  /** {@link IDN} has one exception for every reason. */
  private static Problem whyNotConvertible(String label) {
    // Right-to-left labels obey rules over the whole label; others fail by a character or by size.
    boolean eachCharacterConverts =
        !Bidi.requiresBidi(label.toCharArray(), 0, label.length())
            && label.codePoints().allMatch(ServerName::converts);
    return eachCharacterConverts ? Problem.LABEL_TOO_LONG : Problem.ILLEGAL_CHARACTER;
  }

  private static boolean converts(int codePoint) {
    try {
      // The letter keeps apart what may not stand alone from what may not stand anywhere.
      String pair = "a" + Character.toString(codePoint);
      // One letter alone: the other vanished, as a soft hyphen does.
      return IDN.toASCII(pair, IDN.ALLOW_UNASSIGNED).length() > 1;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutBrackets(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static void refuseIf(boolean wrong, Problem problem) {
    if (wrong) {
      throw new InvalidServerNameException(problem);
    }
  }
}
