package org.sendpath.collector.store;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.sendpath.report.Family;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Tables;

/** Cells added up, and what they say. */
final class CountsSum {
  // By series and bucket, as far as each was seen.
  private final long[][] sums = new long[Measure.SERIES][];

  void add(CellCounts counts) {
    counts.forEach(this::add);
  }

  private void add(int measure, long count) {
    int series = Measure.series(measure);
    int bucket = Measure.bucket(measure);
    long[] known = sums[series] == null ? new long[bucket + 1] : sums[series];
    if (bucket >= known.length) {
      known = Arrays.copyOf(known, Math.max(bucket + 1, 2 * known.length));
    }
    known[bucket] += count;
    sums[series] = known;
  }

  Counts counts(Scope scope) {
    return new Counts(
        sum(Measure.REPORTS),
        sum(Measure.WITHOUT_LOCAL),
        byWord(ServerKind.class, kind -> sum(Measure.pairs(kind))),
        byWord(Case.class, pairCase -> sum(Measure.pairs(scope, pairCase))),
        sum(Measure.conflicting(scope)),
        osTimeouts(),
        connects(scope));
  }

  private long sum(int measure) {
    long[] known = sums[Measure.series(measure)];
    return known == null ? 0 : known[Measure.bucket(measure)];
  }

  /** Zero counts are left out. */
  private static <E extends Enum<E>> Map<E, Long> byWord(Class<E> type, Function<E, Long> count) {
    Map<E, Long> counts = new EnumMap<>(type);
    for (E word : type.getEnumConstants()) {
      long known = count.apply(word);
      if (known != 0) {
        counts.put(word, known);
      }
    }
    return counts;
  }

  private Map<OsFamily, LatencyHistogram> osTimeouts() {
    Map<OsFamily, LatencyHistogram> waits = new EnumMap<>(OsFamily.class);
    for (OsFamily os : OsFamily.values()) {
      LatencyHistogram histogram = histogram(Measure.osTimeouts(os));
      if (histogram.total() > 0) {
        waits.put(os, histogram);
      }
    }
    return waits;
  }

  private Map<Tables.LatencyKey, LatencyHistogram> connects(Scope scope) {
    Map<Tables.LatencyKey, LatencyHistogram> connects = new HashMap<>();
    for (Case result : Case.values()) {
      for (int port : ReportFacts.PORTS) {
        for (Family family : Family.values()) {
          Tables.LatencyKey key = new Tables.LatencyKey(result, port, family);
          LatencyHistogram histogram = histogram(Measure.connects(key));
          if (isIn(scope, family) && histogram.total() > 0) {
            connects.put(key, histogram);
          }
        }
      }
    }
    return connects;
  }

  private static boolean isIn(Scope scope, Family family) {
    return switch (scope) {
      case BOTH -> true;
      case IPV6 -> family == Family.IPV6;
      case IPV4 -> family == Family.IPV4;
    };
  }

  private LatencyHistogram histogram(int first) {
    LatencyHistogram histogram = new LatencyHistogram();
    long[] known = sums[Measure.series(first)];
    if (known != null) {
      for (int bucket = 0; bucket < known.length; bucket++) {
        if (known[bucket] != 0) {
          histogram.add(LatencyHistogram.micros(bucket), known[bucket]);
        }
      }
    }
    return histogram;
  }
}
