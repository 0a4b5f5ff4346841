/**
 * The analysts' jar: {@code Main -> cli -> {input, table, policy, plot, html, export}}. Input turns
 * reports into {@code facts}, by the rules of {@code report-schema} and by nothing else, and keeps
 * them as a {@code dataset}; an {@code engine} runs the SQL files of {@code table} and {@code
 * policy} over the facts; everything after that works on filled tables ({@code statistic} says how
 * sure a median is, {@code wording} has the words of plots and page). {@code spark} does the same
 * on a cluster, with the options of {@code cli}.
 */
package org.sendpath.analysis;
