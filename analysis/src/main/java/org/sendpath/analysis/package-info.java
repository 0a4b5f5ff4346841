/**
 * The analysts' jar: {@code Main -> cli -> {input, table, policy, plot, html, export}}. Input turns
 * reports into {@code facts}, by the rules of {@code report-schema} and by nothing else; an {@code
 * engine} runs the SQL files of {@code table} over the facts; everything after that works on filled
 * tables. {@code spark} does the same on a cluster.
 */
package org.sendpath.analysis;
