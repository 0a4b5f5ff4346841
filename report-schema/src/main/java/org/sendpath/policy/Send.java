package org.sendpath.policy;

import org.sendpath.report.Word;

/** Which of a reader's messages to one server, from one place. */
public enum Send implements Word {
  /** The first: the reader knows nothing. */
  FIRST,
  /** The next, by a reader without memory: what the first met is met again. */
  SECOND,
  /**
   * The next, by a reader with a negative cache (the 2005 report, 4.5): steps that timed out are
   * not tried, unless nothing else is left.
   */
  SECOND_CACHED
}
