/**
 * The servers of the lab: DNS, a real Postfix, and scripted servers that misbehave in every way the
 * experiment must tell apart. They know addresses and ports, and nothing of the network between
 * them and the client.
 */
package org.sendpath.lab.server;
