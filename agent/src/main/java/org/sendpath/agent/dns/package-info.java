/** From the server's name to its addresses, with each query's own status and time. */
package org.sendpath.agent.dns;
