/**
 * Where reports are kept and counted: SQLite or PostgreSQL behind one contract. Reports are kept as
 * they came; pairs and the counts behind the tables are derived from them in the same transaction,
 * and {@link Store#rebuild} derives them anew. Knows no HTTP.
 */
package org.sendpath.collector.store;
