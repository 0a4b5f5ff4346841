/**
 * The lab's command line. {@code network} makes the network, {@code server} the servers, {@code
 * scenario} says what should happen, and {@code run} lets it happen and compares.
 */
package org.sendpath.lab;
