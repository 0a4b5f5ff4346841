package org.sendpath.collector.store;

import org.sendpath.rule.ReportFacts;

/** What makes reports a pair's. */
record PairKey(String experiment, String volunteer, String server) {
  static PairKey of(ReportFacts facts) {
    return new PairKey(facts.experiment(), facts.volunteer(), facts.server());
  }
}
