/**
 * Datasets: folders of facts as Parquet files, and the manifest that says what they were made from.
 * Written and read by a DuckDB of its own. Knows {@code facts} alone.
 */
package org.sendpath.analysis.dataset;
