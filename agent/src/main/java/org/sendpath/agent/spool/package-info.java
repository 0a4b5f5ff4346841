/**
 * The volunteer's files: where they are, the settings, the pseudonym, and the spool, in which every
 * report waits before anything is sent. Touches the disk and nothing else: no network, no terminal.
 */
package org.sendpath.agent.spool;
