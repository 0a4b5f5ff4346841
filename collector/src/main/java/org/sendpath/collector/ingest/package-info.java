/**
 * From bytes to the store: decides whether a report is taken, and hands it to the one writer, many
 * in a transaction. Knows no HTTP: whoever received the bytes adapts.
 */
package org.sendpath.collector.ingest;
