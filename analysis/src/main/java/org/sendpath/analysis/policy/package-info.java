/**
 * What mail readers' policies would have cost: the file of policies, and the tables of their costs.
 * The rule that plays a policy is {@code report-schema}'s. Knows {@code engine}, {@code facts} and
 * the shapes of {@code table}; the {@code pair} relation must be there.
 */
package org.sendpath.analysis.policy;
