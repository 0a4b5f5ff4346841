/**
 * The operator's commands: what is typed, what is printed, the exit status, the log's form. Puts
 * store, ingest and server together to serve, and does nothing of their work itself.
 */
package org.sendpath.collector.cli;
