package org.sendpath.agent.smtp;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes the volunteer's own addresses and host names from what a server echoes. The volunteer's
 * public address, behind a translator, and its reverse name are not known here; so every address
 * that is not the server's goes, and every host name but the server's. Software names and versions
 * stay. Pure, and linear in the text's length.
 */
final class EchoScrubber {
  static final String REMOVED = "[removed]";

  private static final Pattern MAIL_ADDRESS =
      Pattern.compile(
          "(?<![^\\s@<>(),;:\"\\[\\]])[^\\s@<>(),;:\"\\[\\]]++@[^\\s@<>(),;:\"\\[\\]]++");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]++");
  private static final Pattern NAME_CORE = Pattern.compile("[A-Za-z0-9](?:.*[A-Za-z0-9])?");

  /** The end of a name that was cut off. */
  private static final Pattern UNFINISHED = Pattern.compile("(?<![\\w.:%@\\[-])[\\w.:%@\\[-]++\\z");

  private static final Pattern TOP_LEVEL = Pattern.compile("[A-Za-z]{2,}+(?:[_-].*)?|[Xx][Nn]--.*");

  private final Set<String> serverNames;
  private final Set<String> ownHostNames;
  private final AddressNotations notations;

  /**
   * A scrubber for one session.
   *
   * @param serverName as the volunteer named the server
   * @param serverAddresses kept wherever they stand
   * @param ownAddress the connection's local address
   * @param ownHostNames lower case
   */
  EchoScrubber(
      String serverName,
      Set<InetAddress> serverAddresses,
      Optional<InetAddress> ownAddress,
      Set<String> ownHostNames) {
    this(
        withParents(serverName),
        Set.copyOf(ownHostNames),
        new AddressNotations(serverAddresses, ownAddress));
  }

  private EchoScrubber(
      Set<String> serverNames, Set<String> ownHostNames, AddressNotations notations) {
    this.serverNames = serverNames;
    this.ownHostNames = ownHostNames;
    this.notations = notations;
  }

  /** The same, which keeps the server's own name for itself, too. */
  EchoScrubber keeping(String serversOwnName) {
    Set<String> names = new HashSet<>(serverNames);
    names.addAll(withParents(serversOwnName));
    return new EchoScrubber(Set.copyOf(names), ownHostNames, notations);
  }

  /** {@code text} without addresses and names of others than the server. */
  String scrub(String text) {
    String withoutMail = MAIL_ADDRESS.matcher(text).replaceAll(Matcher.quoteReplacement(REMOVED));
    String withoutNames =
        NAME.matcher(withoutMail)
            .replaceAll(match -> Matcher.quoteReplacement(withoutHostName(match.group())));
    return notations.remove(withoutNames);
  }

  /** The same for text that was cut off somewhere, perhaps within an address. */
  String scrubUnfinished(String text) {
    return scrub(UNFINISHED.matcher(text).replaceFirst(Matcher.quoteReplacement(REMOVED)));
  }

  private String withoutHostName(String token) {
    Matcher core = NAME_CORE.matcher(token);
    if (!core.find()) {
      return token;
    }
    String name = core.group().toLowerCase(Locale.ROOT);
    boolean goes =
        ownHostNames.contains(name) || (isDomainName(name) && !serverNames.contains(name));
    return goes ? token.substring(0, core.start()) + REMOVED + token.substring(core.end()) : token;
  }

  private static boolean isDomainName(String name) {
    int lastDot = name.lastIndexOf('.');
    return lastDot > 0 && TOP_LEVEL.matcher(name.substring(lastDot + 1)).matches();
  }

  /**
   * A name and the domains it is in, which tell nothing new. What else is in those domains goes:
   * the customers of a provider are in the same domain as its mail server.
   */
  private static Set<String> withParents(String serverName) {
    Set<String> names = new HashSet<>();
    String name = serverName.toLowerCase(Locale.ROOT);
    while (name.indexOf('.') > 0) {
      names.add(name);
      name = name.substring(name.indexOf('.') + 1);
    }
    return names;
  }
}
