package org.sendpath.analysis.dataset;

/**
 * Where a report came from.
 *
 * @param input its number among the inputs
 * @param line from 1; 0 where there are no lines
 * @param fingerprint equal for equal reports, and as good as never for others
 */
public record Place(int input, long line, long fingerprint) {}
