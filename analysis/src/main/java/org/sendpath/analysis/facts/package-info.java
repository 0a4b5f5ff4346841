/**
 * What the tables' SQL reads: two relations, one row for each report and one for each attempt.
 * Cases and whatever else a rule decides is in them already, so that no SQL has a second copy of a
 * rule. Knows {@code report-schema} alone.
 */
package org.sendpath.analysis.facts;
