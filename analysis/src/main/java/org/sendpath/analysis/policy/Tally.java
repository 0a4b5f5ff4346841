package org.sendpath.analysis.policy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.sendpath.policy.Ending;
import org.sendpath.policy.Way;
import org.sendpath.rule.Case;
import org.sendpath.table.LatencyHistogram;

/** How one policy ended on one send, over all pairs. Its size does not grow with them. */
final class Tally {
  private final Map<Case, Group> byCase = new EnumMap<>(Case.class);
  private final Map<Way, Long> sentBy = new HashMap<>();
  private long notSent;

  /** Of the pairs of one case, or of all. */
  static final class Group {
    private final LatencyHistogram waits = new LatencyHistogram();
    private long pairs;
    private long unmeasured;

    /** How long those waited that could send. */
    LatencyHistogram waits() {
      return waits;
    }

    long pairs() {
      return pairs;
    }

    /** Pairs whose report does not tell. */
    long unmeasured() {
      return unmeasured;
    }

    private void add(Ending ending) {
      pairs++;
      if (ending instanceof Ending.Sent sent) {
        waits.add(sent.waitMicros(), 1);
      } else if (ending instanceof Ending.Unmeasured) {
        unmeasured++;
      }
    }

    private void add(Group other) {
      pairs += other.pairs;
      unmeasured += other.unmeasured;
      waits.add(other.waits);
    }
  }

  void add(Case result, Ending ending) {
    byCase.computeIfAbsent(result, added -> new Group()).add(ending);
    if (ending instanceof Ending.Sent sent) {
      sentBy.merge(sent.way(), 1L, Long::sum);
    } else if (ending instanceof Ending.NotSent) {
      notSent++;
    }
  }

  Group all() {
    Group all = new Group();
    byCase.values().forEach(all::add);
    return all;
  }

  /** Those cases that have pairs, in the order of Table 4.3. */
  Map<Case, Group> byCase() {
    return byCase;
  }

  long sentBy(Way way) {
    return sentBy.getOrDefault(way, 0L);
  }

  long notSent() {
    return notSent;
  }
}
