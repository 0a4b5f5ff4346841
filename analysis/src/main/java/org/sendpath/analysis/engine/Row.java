package org.sendpath.analysis.engine;

import java.util.Optional;
import java.util.OptionalLong;

/** The row at hand; its values are gone when the next row comes. Columns count from 0. */
public interface Row {
  /** The text in a column; empty if it is null. */
  Optional<String> text(int column);

  /** The whole number in a column; empty if it is null. */
  OptionalLong whole(int column);

  /** The truth in a column; empty if it is null. */
  Optional<Boolean> truth(int column);
}
