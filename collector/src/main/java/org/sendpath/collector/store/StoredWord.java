package org.sendpath.collector.store;

import org.sendpath.report.Word;

/** Words out of the store. */
final class StoredWord {
  private StoredWord() {}

  static <E extends Enum<E> & Word> E of(Class<E> vocabulary, String word) {
    return Word.find(vocabulary, word)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the store says "
                        + word
                        + " where this program knows no such "
                        + vocabulary.getSimpleName()));
  }
}
