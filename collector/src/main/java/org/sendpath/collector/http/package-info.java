/**
 * HTTP, and nothing else: routes, limits, tokens, status codes. What a report is, what is counted
 * and how it is kept is decided elsewhere. Client addresses are never stored, never logged.
 */
package org.sendpath.collector.http;
