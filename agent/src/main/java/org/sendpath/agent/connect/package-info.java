/**
 * Opens TCP connections and says how each ended: one interface, two ways (kernel evidence by epoll
 * and JNA; portable NIO). It records what happened; whether an ICMP error is hard or soft it asks
 * of {@code org.sendpath.rule}.
 */
package org.sendpath.agent.connect;
