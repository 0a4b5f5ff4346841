package org.sendpath.lab.packet;

/**
 * A packet and when it passed.
 *
 * @param epochNanos since 1970-01-01T00:00:00Z
 */
public record CapturedPacket(long epochNanos, IpPacket packet) {}
