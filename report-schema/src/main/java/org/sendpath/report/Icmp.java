package org.sendpath.report;

/**
 * The ICMP error that ended an attempt (RFC 792, RFC 4443).
 *
 * @param from the host that sent it, canonical text, an IPv4 address as IPv4
 */
public record Icmp(int type, int code, String from, UnknownFields unknown) {}
