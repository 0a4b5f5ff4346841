/**
 * Whatever an analyst names as input: files, folders, standard input, collectors, datasets. Reports
 * become facts here, in one {@code dataset}; what is no report is set aside and told. Prints
 * nothing. Knows {@code facts} and {@code dataset}.
 */
package org.sendpath.analysis.input;
