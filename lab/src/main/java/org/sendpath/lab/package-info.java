/**
 * The lab's command line. {@code network} makes the network, {@code server} the servers, {@code
 * scenario} says what should happen, and {@code run} lets it happen and compares. {@code generate}
 * makes reports without any of them.
 */
package org.sendpath.lab;
