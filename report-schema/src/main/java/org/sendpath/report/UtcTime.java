package org.sendpath.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * RFC 3339 times in UTC with {@code Z}, at most nanoseconds, no leap seconds. By hand: building
 * {@code java.time}'s formatters takes longer than reading a whole report.
 */
final class UtcTime {
  private static final String SHAPE = "0000-00-00T00:00:00";
  private static final int FRACTION_DIGITS = 9;

  private UtcTime() {}

  /** The time that {@code text} writes; empty if it is written otherwise or is on no calendar. */
  static Optional<Instant> parse(String text) {
    int end = text.length() - 1;
    if (end < SHAPE.length() || text.charAt(end) != 'Z' || !hasShape(text)) {
      return Optional.empty();
    }
    int nanos = end == SHAPE.length() ? 0 : nanos(text, SHAPE.length(), end);
    if (nanos < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
                  number(text, 0, 4),
                  number(text, 5, 7),
                  number(text, 8, 10),
                  number(text, 11, 13),
                  number(text, 14, 16),
                  number(text, 17, 19),
                  nanos)
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char shape = SHAPE.charAt(i);
      char c = text.charAt(i);
      if (shape == '0' ? !isDigit(c) : c != shape) {
        return false;
      }
    }
    return true;
  }

  /** The fraction from its point to {@code end}; negative if it is none. */
  private static int nanos(String text, int point, int end) {
    int digits = end - point - 1;
    if (text.charAt(point) != '.' || digits < 1 || digits > FRACTION_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = 1; i <= FRACTION_DIGITS; i++) {
      char c = i <= digits ? text.charAt(point + i) : '0';
      if (!isDigit(c)) {
        return -1;
      }
      nanos = 10 * nanos + c - '0';
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
