package org.sendpath.analysis.facts;

import java.util.Objects;

/** A column of a relation; what is not known is null. */
public record Column(String name, Type type) {
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
