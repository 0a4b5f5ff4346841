package org.sendpath.analysis.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.sendpath.report.Word;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A word of one of the vocabularies. */
abstract class WordConverter<E extends Enum<E> & Word> implements ITypeConverter<E> {
  private final Class<E> vocabulary;

  WordConverter(Class<E> vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public E convert(String text) {
    return Word.find(vocabulary, text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is none of: "
                        + Arrays.stream(vocabulary.getEnumConstants())
                            .map(Word::word)
                            .collect(Collectors.joining(", "))));
  }
}
