package org.sendpath.agent.smtp;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.sendpath.report.Session;

/** What the lines of an EHLO reply announce (RFC 5321 §4.1.1.1), without its greeting line. */
final class Capabilities {
  /** RFC 4954 §3; and the form with {@code =} that servers send for old mail readers. */
  private static final Pattern AUTH = Pattern.compile("(?i:AUTH)[ =](.*)", Pattern.DOTALL);

  private static final Pattern WORD_GAP = Pattern.compile("[ \t=]+");

  /** RFC 4422 §3.1. */
  private static final Pattern MECHANISM = Pattern.compile("[A-Z0-9_-]{1,20}");

  private Capabilities() {}

  /** The mechanisms of all AUTH lines, upper case, each once, in the order announced. */
  static List<String> authMechanisms(List<String> capabilities) {
    Set<String> mechanisms = new LinkedHashSet<>();
    for (String capability : capabilities) {
      var auth = AUTH.matcher(capability);
      if (auth.matches()) {
        Arrays.stream(WORD_GAP.split(auth.group(1).toUpperCase(Locale.ROOT)))
            .filter(word -> MECHANISM.matcher(word).matches())
            .forEach(mechanisms::add);
      }
    }
    return mechanisms.stream().limit(Session.MAX_ELEMENTS).toList();
  }

  /** Whether STARTTLS is offered (RFC 3207 §2). */
  static boolean offerStartTls(List<String> capabilities) {
    return capabilities.stream().anyMatch(line -> line.strip().equalsIgnoreCase("STARTTLS"));
  }
}
