package org.sendpath.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of one of the report's closed vocabularies, written in lower case with hyphens: {@code
 * ICMP_HARD} is {@code icmp-hard} in reports, tables and options.
 */
public interface Word {
  /** The enum constant's name; every word is an enum constant. */
  String name();

  /** The word as reports, tables and options write it. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of {@code vocabulary} that is written {@code word}; empty if there is none. */
  static <E extends Enum<E> & Word> Optional<E> find(Class<E> vocabulary, String word) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .filter(constant -> constant.word().equals(word))
        .findFirst();
  }
}
