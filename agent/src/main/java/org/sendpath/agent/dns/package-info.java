/**
 * From the server's name to its addresses, with each family's own status and time: the hosts file,
 * the names of loopback, then the DNS by the resolvers that the system is set to.
 *
 * <p>Only here is the DNS spoken. {@link org.sendpath.agent.dns.SocketExchange} moves bytes and
 * knows which datagrams are answers; {@link org.sendpath.agent.dns.Reading} says what an answer
 * means and does no I/O. The volunteer's search path and resolvers never leave this room.
 */
package org.sendpath.agent.dns;
