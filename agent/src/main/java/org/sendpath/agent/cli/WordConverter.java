package org.sendpath.agent.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sendpath.report.Word;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A word of one of the report's vocabularies, in upper or lower case. */
final class WordConverter<E extends Enum<E> & Word> implements ITypeConverter<E> {
  private final Class<E> vocabulary;

  WordConverter(Class<E> vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public E convert(String text) {
    return Word.find(vocabulary, text.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(
            () -> new TypeConversionException("'" + text + "' is none of: " + words(vocabulary)));
  }

  static <E extends Enum<E> & Word> String words(Class<E> vocabulary) {
    return Arrays.stream(vocabulary.getEnumConstants())
        .map(Word::word)
        .collect(Collectors.joining(", "));
  }
}
