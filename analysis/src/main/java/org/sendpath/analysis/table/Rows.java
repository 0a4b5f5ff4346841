package org.sendpath.analysis.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sendpath.analysis.engine.Row;
import org.sendpath.report.Word;

/** Values that cannot be null, as what they stand for. */
final class Rows {
  private Rows() {}

  static String text(Row row, int column) {
    return row.text(column).orElseThrow(() -> isNull(column));
  }

  static long whole(Row row, int column) {
    return row.whole(column).orElseThrow(() -> isNull(column));
  }

  static Instant time(Row row, int column) {
    return Instant.EPOCH.plus(whole(row, column), ChronoUnit.MICROS);
  }

  static <E extends Enum<E> & Word> E word(Class<E> vocabulary, Row row, int column) {
    String word = text(row, column);
    return Word.find(vocabulary, word).orElseThrow(() -> unknown(word));
  }

  private static IllegalStateException unknown(String word) {
    return new IllegalStateException(
        "the facts have a word that this version does not know, "
            + word
            + ": convert the reports once more");
  }

  private static IllegalStateException isNull(int column) {
    return new IllegalStateException("column " + column + " of a query's row is null");
  }
}
