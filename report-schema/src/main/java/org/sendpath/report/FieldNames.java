package org.sendpath.report;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The names that the object being read has had so far: no object has one twice. */
final class FieldNames {
  /** More than any object of the format has; beyond it, a set is faster than looking through. */
  private static final int FEW = 24;

  private String[] names = new String[FEW];
  private int size;

  /** A bit for each name; where it is not set, the name was not there. */
  private long bits;

  private Set<String> many;

  /** Begins with the next object. */
  void clear() {
    size = 0;
    bits = 0;
    many = null;
  }

  /** Whether the name is new. */
  boolean add(String name) {
    if (many != null) {
      return many.add(name);
    }
    long bit = 1L << name.hashCode();
    if ((bits & bit) != 0 && contains(name)) {
      return false;
    }
    bits |= bit;
    if (size < FEW) {
      names[size++] = name;
    } else {
      many = new HashSet<>(Arrays.asList(names));
      many.add(name);
    }
    return true;
  }

  private boolean contains(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }
}
