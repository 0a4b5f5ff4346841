/**
 * Whatever runs SQL over facts. The SQL files are the same for all engines; what an engine needs
 * said differently is its own affair. Knows {@code facts} alone.
 */
package org.sendpath.analysis.engine;
