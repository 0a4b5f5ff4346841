package org.sendpath.table;

import java.math.BigDecimal;
import java.util.Objects;

/** One value of a table. */
public sealed interface Cell {
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
