package org.sendpath.analysis.facts;

/** The types that facts need; each engine has them under a name of its own. */
public enum Type {
  /** Text; a word of a vocabulary in most places. */
  TEXT,
  /** A whole number of 64 bits. */
  WHOLE,
  /** True or false. */
  TRUTH,
  /** A floating-point number. */
  DECIMAL
}
