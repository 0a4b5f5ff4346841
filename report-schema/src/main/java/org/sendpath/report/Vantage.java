package org.sendpath.report;

/** From where it was measured. */
public record Vantage(Network network, UnknownFields unknown) {}
