package org.sendpath.policy;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.sendpath.report.InvalidFieldException;

/** What the values of policies have in common. */
final class Limits {
  /** A day: longer than anybody waits, short enough that sums never overflow. */
  private static final long MAX_TIMER_MICROS = 24L * 60 * 60 * 1_000_000;

  private static final int MAX_DESCRIPTION_CHARACTERS = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private Limits() {}

  static void name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidFieldException(
          "name", "must be 1 to 64 of a-z, 0-9, hyphen and dot, the first a letter or digit");
    }
  }

  static void description(String description) {
    boolean allowed =
        !description.isBlank()
            && description.length() <= MAX_DESCRIPTION_CHARACTERS
            && description.chars().noneMatch(Character::isISOControl);
    if (!allowed) {
      throw new InvalidFieldException(
          "description", "must be one line of 1 to " + MAX_DESCRIPTION_CHARACTERS + " characters");
    }
  }

  static void timer(String field, long micros) {
    if (micros < 1 || micros > MAX_TIMER_MICROS) {
      throw new InvalidFieldException(
          field, "must be a number from 1 to " + MAX_TIMER_MICROS + " (a day)");
    }
  }

  static void timer(String field, OptionalLong micros) {
    if (micros.isPresent()) {
      timer(field, micros.getAsLong());
    }
  }
}
