/**
 * Tables as files: CSV, Markdown, JSON, LaTeX and Parquet, with the same rows, columns and values
 * in each. Knows the tables of {@code report-schema}, and {@code dataset} for the files' hashes.
 */
package org.sendpath.analysis.export;
