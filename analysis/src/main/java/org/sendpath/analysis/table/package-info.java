/**
 * The tables: SQL files that count, and what fills the counts into rows. Where the collector gives
 * the same table, {@code report-schema} fills both. Pairs are found once, by SQL where their
 * reports agree and by {@code Ballot} where they do not. Knows {@code engine}, {@code facts} and
 * {@code statistic}.
 */
package org.sendpath.analysis.table;
