/**
 * Filled tables in plain English, for pictures and pages: their cells by the columns' names, what
 * their words mean, and figures as people write them. Knows {@code report-schema} alone.
 */
package org.sendpath.analysis.wording;
