/**
 * Sends saved reports to a collector over HTTP and says what it answered. Knows the spool; the
 * spool does not know it. Nothing here is loaded unless something is to be sent.
 */
package org.sendpath.agent.upload;
