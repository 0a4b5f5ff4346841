/**
 * Makes reports as volunteers would send them, in any number, without a network: for load, for
 * tables over many reports, and the paper's own counts as a golden set. Everything follows from a
 * seed and a report's number; nothing here looks at a clock or a network.
 */
package org.sendpath.lab.generate;
