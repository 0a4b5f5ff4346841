/**
 * What researchers read: filters, the tables filled from the store's counts, and reports, pairs and
 * attempts as lines of JSON or CSV. Reads the store, knows no HTTP.
 */
package org.sendpath.collector.table;
