package org.sendpath.agent.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.sendpath.report.Addresses;
import org.sendpath.report.Family;
import org.sendpath.report.ResolutionStatus;

/**
 * From a server's name to its addresses, as this system would find them: a literal is its own
 * address; else the hosts file; else, for {@code localhost} and what is under it, loopback (RFC
 * 6761 §6.3); else the DNS. Nothing is kept between runs. Both families may be asked at once; each
 * has its own sockets, status and time.
 *
 * <p>A name that the hosts file has for one family only has {@code NODATA} in the other, and the
 * DNS is not asked: so getaddrinfo(3) answers a mail reader that takes either family.
 */
public final class HostResolver {
  /** More addresses of one family are left out: a zone must not make us knock at hundreds. */
  public static final int MAX_ADDRESSES = 8;

  /** How long one family's resolution takes at most, by default. */
  public static final Duration DEFAULT_TIMER = Duration.ofSeconds(5);

  /** RFC 1035 §2.3.4, and the underscore that some host names have. */
  private static final Pattern HOST_NAME =
      Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");

  private static final byte[] LOOPBACK_IPV4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final HostsFile hosts;
  private final StubResolver dns;
  private final LongSupplier nanoTime;
  private final Executor threads = HostResolver::startDaemon;

  /**
   * @param timer bounds each family's resolution
   */
  HostResolver(
      ResolverSettings settings,
      HostsFile hosts,
      Exchange exchange,
      LongSupplier nanoTime,
      Duration timer) {
    this.hosts = hosts;
    this.dns = new StubResolver(settings, exchange, nanoTime, timer);
    this.nanoTime = nanoTime;
  }

  /** As the system is set now: reads its resolvers and search path, asks nobody. */
  public static HostResolver ofSystem() {
    return new HostResolver(
        ResolverSettings.ofSystem(),
        HostsFile.ofSystem(),
        new SocketExchange(),
        System::nanoTime,
        DEFAULT_TIMER);
  }

  /**
   * Loads what a resolution needs, so that the first one's time is the network's. Asks a socket of
   * its own on loopback; nothing leaves the machine. Best called while something else is waited
   * for: loading takes a cold JVM 40 to 110 ms, by what it has loaded already.
   */
  public static void warmUp() {
    // What it finds does not matter: the way is loaded, whether loopback answers or not.
    WarmUp.run();
  }

  /** The families to ask for: both for a name, its own for a literal. */
  public static Set<Family> families(String canonicalName) {
    return Addresses.parse(canonicalName)
        .map(address -> EnumSet.of(Addresses.family(address)))
        .orElseGet(() -> EnumSet.allOf(Family.class));
  }

  /**
   * Finds the addresses of one family. What the DNS says, even nothing at all, is an answer; the
   * future fails only if the hosts file cannot be read.
   *
   * @param canonicalName lower case, A-labels, no trailing dot; or a literal
   * @throws IllegalArgumentException if it is neither, or a literal of the other family
   */
  public CompletableFuture<Answer> resolve(String canonicalName, Family family) {
    Optional<InetAddress> literal = Addresses.parse(canonicalName);
    if (literal.isPresent()) {
      if (Addresses.family(literal.get()) != family) {
        throw new IllegalArgumentException("family: not that of the literal");
      }
      List<InetAddress> itself = List.of(literal.get());
      return CompletableFuture.completedFuture(new Answer(ResolutionStatus.LITERAL, itself, 0));
    }
    if (!HOST_NAME.matcher(canonicalName).matches()) {
      throw new IllegalArgumentException("canonicalName: not a canonical host name");
    }
    return CompletableFuture.supplyAsync(() -> timed(canonicalName, family), threads);
  }

  private Answer timed(String name, Family family) {
    long start = nanoTime.getAsLong();
    Reading reading = find(name, family);
    long elapsedMicros = TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - start);
    if (reading instanceof Reading.Found found) {
      List<InetAddress> distinct = List.copyOf(new LinkedHashSet<>(found.addresses()));
      return new Answer(
          ResolutionStatus.OK,
          distinct.subList(0, Math.min(distinct.size(), MAX_ADDRESSES)),
          elapsedMicros);
    }
    return new Answer(((Reading.Without) reading).status(), List.of(), elapsedMicros);
  }

  private Reading find(String name, Family family) {
    List<InetAddress> inHosts = inHosts(name);
    if (!inHosts.isEmpty()) {
      return ofFamily(inHosts, family);
    }
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return new Reading.Found(List.of(loopback(family)));
    }
    return dns.lookUp(name, family);
  }

  private List<InetAddress> inHosts(String name) {
    try {
      return hosts.find(name);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + hosts.path() + "; see whether it is whole", e);
    }
  }

  private static Reading ofFamily(List<InetAddress> addresses, Family family) {
    Class<? extends InetAddress> type =
        switch (family) {
          case IPV4 -> Inet4Address.class;
          case IPV6 -> Inet6Address.class;
        };
    List<InetAddress> ofFamily =
        addresses.stream().filter(type::isInstance).map(InetAddress.class::cast).toList();
    return ofFamily.isEmpty()
        ? new Reading.Without(ResolutionStatus.NODATA)
        : new Reading.Found(ofFamily);
  }

  private static InetAddress loopback(Family family) {
    try {
      return InetAddress.getByAddress(
          switch (family) {
            case IPV4 -> LOOPBACK_IPV4;
            case IPV6 -> LOOPBACK_IPV6;
          });
    } catch (IOException e) {
      throw new AssertionError("four and sixteen bytes are addresses", e);
    }
  }

  /** A daemon, so that a resolver's silence never holds up the end of the run. */
  private static void startDaemon(Runnable task) {
    Thread thread = new Thread(task, "sendpath-dns");
    thread.setDaemon(true);
    thread.start();
  }
}
