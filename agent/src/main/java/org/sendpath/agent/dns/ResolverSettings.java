package org.sendpath.agent.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.TextParseException;

/**
 * How the system asks the DNS, as resolv.conf(5) has it.
 *
 * @param servers at least one, asked in this order
 * @param searchPath absolute; what is appended to names with few dots
 * @param ndots a name with fewer dots is tried with the search path first
 * @param tryTimer how long one server is waited for, if the whole time allows it
 * @param attempts how often each silent server is asked
 */
record ResolverSettings(
    List<InetSocketAddress> servers,
    List<Name> searchPath,
    int ndots,
    Duration tryTimer,
    int attempts) {
  static final int PORT = 53;
  static final Duration DEFAULT_TRY_TIMER = Duration.ofSeconds(5);
  static final int DEFAULT_ATTEMPTS = 2;

  ResolverSettings {
    servers = List.copyOf(servers);
    searchPath = List.copyOf(searchPath);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("servers: none");
    }
    if (!searchPath.stream().allMatch(Name::isAbsolute)) {
      throw new IllegalArgumentException("searchPath: not absolute");
    }
    if (ndots < 0) {
      throw new IllegalArgumentException("ndots: negative");
    }
    if (tryTimer.isNegative() || tryTimer.isZero()) {
      throw new IllegalArgumentException("tryTimer: not positive");
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: none");
    }
  }

  /** Reads them: {@code /etc/resolv.conf}; on Windows what dnsjava finds. */
  static ResolverSettings ofSystem() {
    if (isWindows()) {
      return ofDnsjava(new ResolverConfig());
    }
    Path file = Path.of("/etc/resolv.conf");
    try {
      List<String> lines =
          Files.isReadable(file)
              ? Files.readAllLines(file, StandardCharsets.ISO_8859_1)
              : List.of();
      return ResolvConf.parse(lines, System.getenv());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + "; see that it is a plain file", e);
    }
  }

  /** dnsjava asks the system by JNDI on Windows, which tells the servers alone. */
  static ResolverSettings ofDnsjava(ResolverConfig config) {
    return new ResolverSettings(
        config.servers(), config.searchPath(), config.ndots(), DEFAULT_TRY_TIMER, DEFAULT_ATTEMPTS);
  }

  static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
  }

  /**
   * The absolute names to ask for, in order, each only if the one before does not exist. A name
   * with dots enough is asked as it stands, and then it is the answer: unlike the C library we
   * never look for {@code smtp.example.jp} under the volunteer's own domain because it does not
   * exist.
   *
   * @throws IllegalArgumentException if {@code name} is no host name
   */
  List<Name> candidates(String name) {
    Name itself;
    try {
      itself = Name.fromString(name, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("name: not a host name", e);
    }
    int dots = itself.labels() - 2;
    Set<Name> candidates = new LinkedHashSet<>();
    if (dots >= ndots) {
      candidates.add(itself);
    }
    if (dots == 0 || dots < ndots) {
      candidates.addAll(underSearchPath(itself.relativize(Name.root)));
    }
    candidates.add(itself);
    return List.copyOf(candidates);
  }

  private List<Name> underSearchPath(Name relative) {
    List<Name> names = new ArrayList<>();
    for (Name domain : searchPath) {
      under(relative, domain).ifPresent(names::add);
    }
    return names;
  }

  private static Optional<Name> under(Name relative, Name domain) {
    try {
      return Optional.of(Name.concatenate(relative, domain));
    } catch (NameTooLongException e) {
      // No such name can exist (RFC 1035 §3.1): there is nothing to ask.
      return Optional.empty();
    }
  }
}
