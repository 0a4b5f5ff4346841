package org.sendpath.report;

/**
 * The server as the volunteer named it.
 *
 * @param name host name (lower case, A-labels, no trailing dot), an address literal, or a keyed
 *     hash of it
 */
public record Server(String name, ServerKind kind, Route route, UnknownFields unknown) {}
