package org.sendpath.table;

import java.math.BigDecimal;
import java.util.Objects;
import org.sendpath.report.Word;

/** One value of a table. */
public sealed interface Cell {
  /** A word of one of the report's vocabularies, as tables write it. */
  static Cell word(Word word) {
    return new Text(word.word());
  }

  /** A word, a name. */
  record Text(String value) implements Cell {
    public Text {
      Objects.requireNonNull(value, "value");
    }
  }

  /** A count, or whole microseconds. */
  record Whole(long value) implements Cell {}

  /** A share, or seconds. */
  record Decimal(BigDecimal value) implements Cell {
    public Decimal {
      Objects.requireNonNull(value, "value");
    }
  }

  /** Nothing is known: an empty field in CSV, null in JSON. */
  enum Absent implements Cell {
    ABSENT
  }
}
