/**
 * What the volunteer sees: the run while it goes on, what came of it, what it means, and what would
 * be uploaded. It prints text and knows records and rules; it opens no connection and no file, and
 * knows nothing of the command line. The languages' texts stand in {@code messages*.properties}.
 */
package org.sendpath.agent.show;
