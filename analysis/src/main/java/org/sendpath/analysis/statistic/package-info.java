/** How sure a figure is, where {@code report-schema} does not say so already. Pure. */
package org.sendpath.analysis.statistic;
