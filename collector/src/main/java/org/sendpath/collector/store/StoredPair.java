package org.sendpath.collector.store;

import java.time.Instant;
import java.util.SortedSet;
import org.sendpath.report.Network;
import org.sendpath.report.Route;
import org.sendpath.report.ServerKind;
import org.sendpath.rule.Case;
import org.sendpath.rule.OsFamily;

/**
 * A pair and what its reports say together.
 *
 * @param sequence in which order it was first seen, ascending, not without gaps
 * @param latestAt when its latest report was measured; kind, route, os and network are that
 *     report's
 * @param cases every case that a report of it gave
 */
public record StoredPair(
    long sequence,
    String experiment,
    String volunteer,
    String server,
    long reports,
    Instant latestAt,
    ServerKind kind,
    Route route,
    OsFamily os,
    Network network,
    Case pairCase,
    boolean conflicting,
    SortedSet<Case> cases) {}
