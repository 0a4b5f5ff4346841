/**
 * The tables: SQL files that count, and what fills the counts into rows. Where the collector gives
 * the same table, {@code report-schema} fills both. Knows {@code engine} and {@code facts}.
 */
package org.sendpath.analysis.table;
