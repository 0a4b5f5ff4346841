package org.sendpath.report;

/**
 * The ICMP error that ended an attempt (RFC 792, RFC 4443).
 *
 * @param type 0 to 255
 * @param code 0 to 255
 * @param from the host that sent it: canonical text, an IPv4 address as IPv4; or {@code hidden-N}
 */
public record Icmp(int type, int code, String from, UnknownFields unknown) {
  public Icmp {
    Check.range("type", type, 0, 255);
    Check.range("code", code, 0, 255);
    Check.address("from", from);
    Check.present("unknown", unknown);
  }
}
