package org.sendpath.analysis.table;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.sendpath.rule.Case;

/** The cases' words, spelt once: a million votes are read and written by them. */
final class CaseWords {
  private static final Map<String, Case> CASES = new HashMap<>();
  private static final Map<Case, String> WORDS = new EnumMap<>(Case.class);

  static {
    for (Case each : Case.values()) {
      CASES.put(each.word(), each);
      WORDS.put(each, each.word());
    }
  }

  private CaseWords() {}

  static Case of(String word) {
    Case known = CASES.get(word);
    if (known == null) {
      throw Rows.unknown(word);
    }
    return known;
  }

  static String word(Case known) {
    return WORDS.get(known);
  }
}
