package org.sendpath.analysis.table;

import org.sendpath.report.Word;

/** How the AUTH mechanisms that 587 announces stand to those of 25. */
enum AuthDifference implements Word {
  /** The same, at least one. */
  SAME,
  /** 587 announces some, 25 none. */
  ONLY_587,
  /** 25 announces some, 587 none. */
  ONLY_25,
  /** Both announce some, not the same. */
  OTHER_MECHANISMS,
  /** Neither announces any. */
  NEITHER
}
