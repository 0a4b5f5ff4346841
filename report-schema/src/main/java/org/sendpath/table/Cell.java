package org.sendpath.table;

import java.math.BigDecimal;
import java.util.Objects;
import org.sendpath.report.Word;

/** One value of a table. */
public sealed interface Cell {
  /** The value as text, before any quoting; empty if it is absent. Decimals have no exponent. */
  String plain();

  /** A word of one of the report's vocabularies, as tables write it. */
  static Cell word(Word word) {
    return new Text(word.word());
  }

  /** A word, a name. */
  record Text(String value) implements Cell {
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String plain() {
      return value;
    }
  }

  /** A count, or whole microseconds. */
  record Whole(long value) implements Cell {
    @Override
    public String plain() {
      return Long.toString(value);
    }
  }

  /** A share, or seconds. */
  record Decimal(BigDecimal value) implements Cell {
    public Decimal {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String plain() {
      return value.toPlainString();
    }
  }

  /** Nothing is known: an empty field in CSV, null in JSON. */
  enum Absent implements Cell {
    ABSENT;

    @Override
    public String plain() {
      return "";
    }
  }
}
