package org.sendpath.lab.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sendpath.report.Family;

/** The hosts from which is measured, each in a namespace of its own. */
public enum Client {
  /** IPv4 and IPv6. */
  DUAL(10, true, true),
  /** IPv4, and neither an IPv6 address nor a route. */
  IPV4_ONLY(11, true, false),
  /** IPv6, and neither an IPv4 address nor a route. */
  IPV6_ONLY(12, false, true),
  /** IPv4 and IPv6; its system sends a SYN twice and gives up after 3 s. */
  IMPATIENT(13, true, true);

  /** SYNs that leave {@link #IMPATIENT} for a host that is silent. */
  public static final int IMPATIENT_SYNS = 2;

  /**
   * How long the system of {@link #IMPATIENT} waits: 1 s after the first SYN, 2 s after the other.
   */
  public static final Duration IMPATIENT_TIMEOUT = Duration.ofSeconds(3);

  /** The device on which a client's packets leave, in each client's namespace. */
  private static final String DEVICE_PREFIX = "line";

  private final int number;
  private final boolean hasIpv4;
  private final boolean hasIpv6;

  Client(int number, boolean hasIpv4, boolean hasIpv6) {
    this.number = number;
    this.hasIpv4 = hasIpv4;
    this.hasIpv6 = hasIpv6;
  }

  /** The client that is written {@code name}, such as {@code ipv4-only}. */
  public static Optional<Client> find(String name) {
    return Stream.of(values()).filter(client -> client.title().equals(name)).findFirst();
  }

  /** As a person writes it: {@code ipv4-only}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The device to the router, in the client's namespace. */
  public String device() {
    return DEVICE_PREFIX + number;
  }

  /** The wire on which nobody answers, in the client's namespace. */
  String deadDevice() {
    return "dead" + number;
  }

  boolean has(Family family) {
    return switch (family) {
      case IPV4 -> hasIpv4;
      case IPV6 -> hasIpv6;
    };
  }

  /** The addresses that no report may name. */
  public List<InetAddress> addresses() {
    return Stream.of(Family.values())
        .filter(this::has)
        .map(family -> AddressPlan.client(family, number))
        .toList();
  }

  /** Settings of the client's own system, below {@code /proc/sys/net/ipv4}, and their values. */
  Map<String, String> settings() {
    return this == IMPATIENT
        ? Map.of(
            "tcp_syn_retries",
            Integer.toString(IMPATIENT_SYNS - 1),
            // Linux 6.5 and later send the first SYNs at even intervals.
            "tcp_syn_linear_timeouts",
            "0")
        : Map.of();
  }

  InetAddress nameServer() {
    return hasIpv4 ? AddressPlan.DNS_IPV4 : AddressPlan.DNS_IPV6;
  }
}
