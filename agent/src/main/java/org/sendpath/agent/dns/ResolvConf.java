package org.sendpath.agent.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * resolv.conf(5). dnsjava's own reader knows no timeout and no attempts, fails on a line without
 * value, and asks the DNS for a server that is no address.
 */
final class ResolvConf {
  /** The C library takes no more (MAXNS). */
  private static final int MAX_SERVERS = 3;

  private static final int MAX_NDOTS = 15;
  private static final int MAX_TRY_SECONDS = 30;
  private static final int MAX_ATTEMPTS = 5;

  private final List<InetSocketAddress> servers = new ArrayList<>();
  private List<Name> searchPath = List.of();
  private int ndots = 1;
  private Duration tryTimer = ResolverSettings.DEFAULT_TRY_TIMER;
  private int attempts = ResolverSettings.DEFAULT_ATTEMPTS;

  private ResolvConf() {}

  /**
   * Reads as the C library does: what is not understood is passed over, the last search list wins,
   * and no server means the one on this machine.
   *
   * @param environment LOCALDOMAIN replaces the search list, RES_OPTIONS adds options
   */
  static ResolverSettings parse(List<String> lines, Map<String, String> environment) {
    ResolvConf conf = new ResolvConf();
    for (String line : lines) {
      List<String> words = words(line);
      if (words.size() > 1) {
        conf.take(words.get(0), words.subList(1, words.size()));
      }
    }
    List<String> localDomain = words(environment.getOrDefault("LOCALDOMAIN", ""));
    if (!localDomain.isEmpty()) {
      conf.searchPath = names(localDomain);
    }
    conf.options(words(environment.getOrDefault("RES_OPTIONS", "")));
    return new ResolverSettings(
        conf.servers.isEmpty() ? List.of(ResolverSettings.loopback()) : conf.servers,
        conf.searchPath,
        conf.ndots,
        conf.tryTimer,
        conf.attempts);
  }

  private void take(String keyword, List<String> values) {
    switch (keyword) {
      case "nameserver" -> server(values.get(0));
      case "domain" -> searchPath = names(values.subList(0, 1));
      case "search" -> searchPath = names(values);
      case "options" -> options(values);
      default -> {
        // Comments, sortlist, and what other systems write.
      }
    }
  }

  private void server(String text) {
    if (servers.size() < MAX_SERVERS) {
      Literal.parse(text)
          .map(address -> new InetSocketAddress(address, ResolverSettings.PORT))
          .ifPresent(servers::add);
    }
  }

  private void options(List<String> options) {
    for (String option : options) {
      number(option, "ndots:").ifPresent(n -> ndots = Math.min(n, MAX_NDOTS));
      number(option, "timeout:")
          .ifPresent(n -> tryTimer = Duration.ofSeconds(Math.max(1, Math.min(n, MAX_TRY_SECONDS))));
      number(option, "attempts:").ifPresent(n -> attempts = Math.max(1, Math.min(n, MAX_ATTEMPTS)));
    }
  }

  private static OptionalInt number(String option, String key) {
    String digits = option.startsWith(key) ? option.substring(key.length()) : "";
    boolean isNumber = digits.matches("[0-9]{1,6}");
    return isNumber ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }

  private static List<Name> names(List<String> words) {
    List<Name> names = new ArrayList<>();
    for (String word : words) {
      name(word).ifPresent(names::add);
    }
    return names;
  }

  private static Optional<Name> name(String word) {
    try {
      return Optional.of(Name.fromString(word, Name.root));
    } catch (TextParseException e) {
      // No name can lie under a domain that is none: as if it were not listed.
      return Optional.empty();
    }
  }

  private static List<String> words(String line) {
    String stripped = line.strip();
    return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
  }
}
