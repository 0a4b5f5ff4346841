package org.sendpath.report;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The value constraints that several records share, worded once. They are the schema's. */
final class Check {
  /** 366 days: longer than any run, short enough that sums never overflow. */
  static final long MAX_MICROS = 366L * 24 * 60 * 60 * 1_000_000;

  static final int MAX_LINE_CHARACTERS = 128;

  private static final Pattern HIDDEN = Pattern.compile("hidden-(?:0|[1-9][0-9]{0,3})");
  private static final Instant FIRST_TIME = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Check() {}

  static void refuseIf(boolean wrong, String field, String problem) {
    if (wrong) {
      throw new InvalidFieldException(field, problem);
    }
  }

  static void present(String field, Object value) {
    refuseIf(value == null, field, "is missing");
  }

  static void range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidFieldException(field, "must be a number from " + min + " to " + max);
    }
  }

  static void range(String field, OptionalInt value, long min, long max) {
    if (value.isPresent()) {
      range(field, value.getAsInt(), min, max);
    }
  }

  static void micros(String field, long micros) {
    range(field, micros, 0, MAX_MICROS);
  }

  static void micros(String field, OptionalLong micros) {
    if (micros.isPresent()) {
      micros(field, micros.getAsLong());
    }
  }

  static void time(String field, Instant time) {
    present(field, time);
    refuseIf(
        time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME),
        field,
        "must be in the years 0000 to 9999");
  }

  /**
   * One of the patterns of the format: certain characters, so many of them. By hand: each report
   * has several, and a regular expression costs as much as reading ten fields.
   */
  static boolean consistsOf(
      String text, int from, int minCharacters, int maxCharacters, IntPredicate allowed) {
    int length = text.length() - from;
    if (length < minCharacters || length > maxCharacters) {
      return false;
    }
    for (int i = from; i < text.length(); i++) {
      if (!allowed.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isLowerCaseLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** One line of 1 to 128 characters without control characters. */
  static void line(String field, String text) {
    present(field, text);
    boolean allowed =
        isPlainLine(text)
            || (!text.isEmpty()
                && text.codePointCount(0, text.length()) <= MAX_LINE_CHARACTERS
                && text.chars().noneMatch(c -> c < 0x20 || c == 0x7f)
                && JsonText.isWellFormed(text));
    refuseIf(
        !allowed,
        field,
        "must be a line of 1 to " + MAX_LINE_CHARACTERS + " characters, none of them a control");
  }

  /** ASCII, as nearly all lines are. */
  private static boolean isPlainLine(String text) {
    return consistsOf(text, 0, 1, MAX_LINE_CHARACTERS, c -> c >= 0x20 && c < 0x7f);
  }

  /** A server's bytes, one char each (ISO 8859-1). */
  static void bytes(String field, String text, int maxCharacters, IntPredicate allowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0xff || !allowed.test(c)) {
        throw new InvalidFieldException(
            field, "has a character that may not stand here, at position " + i);
      }
    }
    refuseIf(
        text.length() > maxCharacters, field, "must have at most " + maxCharacters + " characters");
  }

  static void size(String field, Collection<?> values, int maxSize) {
    refuseIf(values.size() > maxSize, field, "must have at most " + maxSize + " elements");
  }

  /** An address, or the {@code hidden-N} that stands for one. */
  static void address(String field, String text) {
    present(field, text);
    refuseIf(
        !isHidden(text) && canonicalFamily(text).isEmpty(),
        field,
        "must be an IP address in its canonical text (RFC 5952), or hidden-N");
  }

  static void address(String field, Family family, String text) {
    present(field, text);
    if (isHidden(text)) {
      return;
    }
    if (canonicalFamily(text).orElse(null) != family) {
      throw new InvalidFieldException(
          field,
          "must be an "
              + family.word()
              + " address in its canonical text (RFC 5952), as the family says, or hidden-N");
    }
  }

  static void addresses(String field, Family family, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      address(field + "/" + i, family, texts.get(i));
    }
  }

  private static boolean isHidden(String text) {
    return text.startsWith("hidden-") && HIDDEN.matcher(text).matches();
  }

  /** The family of an address in its canonical text; empty if it is none. */
  private static Optional<Family> canonicalFamily(String text) {
    if (Addresses.isPlainCanonicalIpv6(text)) {
      return Optional.of(Family.IPV6);
    }
    return Addresses.parse(text)
        .filter(address -> Addresses.text(address).equals(text))
        .map(Addresses::family);
  }
}
