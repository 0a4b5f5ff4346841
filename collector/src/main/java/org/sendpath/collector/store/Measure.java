package org.sendpath.collector.store;

import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;
import org.sendpath.rule.ReportFacts;
import org.sendpath.table.LatencyHistogram;
import org.sendpath.table.Tables;

/**
 * The number of a thing that is counted. Stores keep these numbers: they never change. A duration's
 * number holds its histogram's bucket in the low bits.
 */
final class Measure {
  /** All numbers are below 2 to this. */
  static final int BITS = 22;

  /** There are fewer series than this. */
  static final int SERIES = 256;

  private static final int BUCKET_BITS = 14;

  static final int REPORTS = 0;
  static final int WITHOUT_LOCAL = 1 << BUCKET_BITS;

  private static final int BUCKET_MASK = (1 << BUCKET_BITS) - 1;
  private static final int WORDS = 1 << WordNumber.BITS;
  private static final int FAMILIES = 2;

  private static final int CONFLICTING = 4;
  private static final int KINDS = 8;
  private static final int SYSTEMS = 24;
  private static final int CASES = 48;
  private static final int CONNECTS = 128;

  private Measure() {}

  /** Pairs by their server's kind. */
  static int pairs(ServerKind kind) {
    return first(KINDS + WordNumber.of(kind));
  }

  /** Pairs by case. */
  static int pairs(Scope scope, Case pairCase) {
    return first(CASES + WordNumber.of(scope) * WORDS + WordNumber.of(pairCase));
  }

  static int conflicting(Scope scope) {
    return first(CONFLICTING + WordNumber.of(scope));
  }

  static int osTimeout(OsFamily os, long micros) {
    return osTimeouts(os) | LatencyHistogram.bucket(micros);
  }

  static int connect(ReportFacts.Connect connect) {
    Tables.LatencyKey key =
        new Tables.LatencyKey(connect.result(), connect.port(), connect.family());
    return connects(key) | LatencyHistogram.bucket(connect.elapsedMicros());
  }

  /** The first number of the series of {@link #osTimeout}. */
  static int osTimeouts(OsFamily os) {
    return first(SYSTEMS + WordNumber.of(os));
  }

  /** The first number of the series of {@link #connect}. */
  static int connects(Tables.LatencyKey key) {
    int port = ReportFacts.PORTS.indexOf(key.port());
    int way = port * FAMILIES + WordNumber.of(key.family());
    return first(CONNECTS + way * WORDS + WordNumber.of(key.result()));
  }

  /** Which series the number is of, from 0. */
  static int series(int measure) {
    return measure >>> BUCKET_BITS;
  }

  /** The bucket of {@link LatencyHistogram} in the number; 0 if it is no duration's. */
  static int bucket(int measure) {
    return measure & BUCKET_MASK;
  }

  private static int first(int series) {
    return series << BUCKET_BITS;
  }
}
