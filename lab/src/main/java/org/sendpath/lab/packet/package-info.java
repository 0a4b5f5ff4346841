/**
 * Bytes of the network: IP packets and their checksums, ICMP errors, capture files. Pure functions
 * over byte arrays, but for the two classes that read and write capture files.
 */
package org.sendpath.lab.packet;
