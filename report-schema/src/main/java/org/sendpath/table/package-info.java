/**
 * The tables that collector and analysis both give: their columns and rows, how sure a share is,
 * and how latencies are summed up. Pure, as the rules are.
 */
package org.sendpath.table;
