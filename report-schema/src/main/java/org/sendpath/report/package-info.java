/**
 * The report {@code sendpath-report/1}: records, vocabularies and the codec. Knows nothing of
 * networks, files or rules.
 */
package org.sendpath.report;
