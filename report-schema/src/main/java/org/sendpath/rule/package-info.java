/**
 * The rules over reports: pure functions from records to words. They touch no clock, file or
 * network.
 */
package org.sendpath.rule;
