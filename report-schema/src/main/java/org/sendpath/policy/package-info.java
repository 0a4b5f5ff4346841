/**
 * What a mail reader's fallback would have cost, had it met what a report measured: policies as
 * data, and the rule that plays them. Pure, as {@code rule} is; knows {@code report} and {@code
 * rule}.
 */
package org.sendpath.policy;
