/**
 * The lab's network: clients in namespaces of their own, a router in user space that delays,
 * answers and loses packets, and the servers' side, which is the namespace of the lab itself. It
 * knows addresses and treatments of packets, not scenarios.
 */
package org.sendpath.lab.network;
