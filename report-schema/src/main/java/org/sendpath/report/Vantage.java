package org.sendpath.report;

/** From where it was measured. */
public record Vantage(Network network, UnknownFields unknown) {
  public Vantage {
    Check.present("network", network);
    Check.present("unknown", unknown);
  }
}
