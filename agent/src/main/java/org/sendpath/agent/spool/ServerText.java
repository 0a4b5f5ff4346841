package org.sendpath.agent.spool;

import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.sendpath.report.Addresses;

/** Finds in what a server said what would tell which server it is. */
final class ServerText {
  /** Shorter parts of a name ({@code jp}, {@code co}) stand in every other word. */
  private static final int MIN_PART_CHARACTERS = 3;

  private static final Pattern WORD_BREAKS = Pattern.compile("[\\s=]+");
  private static final Pattern ADDRESS_PREFIX = Pattern.compile("(?i)ipv6:");
  private static final Pattern ADDRESS_LIKE = Pattern.compile("[0-9A-Fa-f:.]{2,}");

  /**
   * Words that any server says, whatever its name: the SMTP service extensions and the SASL
   * mechanisms of the IANA registries, and what their parameters are.
   */
  private static final Set<String> STANDARD =
      Set.of(
          "8BITMIME",
          "ATRN",
          "AUTH",
          "BINARYMIME",
          "BURL",
          "CHECKPOINT",
          "CHUNKING",
          "CONNEG",
          "CONPERM",
          "DELIVERBY",
          "DSN",
          "ENHANCEDSTATUSCODES",
          "ETRN",
          "EXPN",
          "FUTURERELEASE",
          "HELP",
          "IMAP",
          "LIMITS",
          "MT-PRIORITY",
          "MTRK",
          "NO-SOLICITING",
          "ONEX",
          "PIPELINING",
          "REQUIRETLS",
          "RRVS",
          "SIZE",
          "SMTPUTF8",
          "STARTTLS",
          "SUBMITTER",
          "TURN",
          "UTF8SMTP",
          "VERB",
          "VRFY",
          "XCLIENT",
          "XFORWARD",
          "MAILMAX",
          "RCPTMAX",
          "RCPTDOMAINMAX",
          "ANONYMOUS",
          "CRAM-MD5",
          "DIGEST-MD5",
          "EXTERNAL",
          "GSS-SPNEGO",
          "GSSAPI",
          "GS2-KRB5",
          "KERBEROS_V4",
          "LOGIN",
          "NTLM",
          "OAUTHBEARER",
          "OTP",
          "PLAIN",
          "SCRAM-SHA-1",
          "SCRAM-SHA-1-PLUS",
          "SCRAM-SHA-256",
          "SCRAM-SHA-256-PLUS",
          "SCRAM-SHA-512",
          "SCRAM-SHA-512-PLUS",
          "SECURID",
          "SKEY",
          "XOAUTH2");

  private final Set<String> addresses;
  private final List<String> parts;

  /**
   * @param name canonical
   * @param addresses canonical texts
   */
  ServerText(String name, Set<String> addresses) {
    this.addresses = Set.copyOf(addresses);
    this.parts = parts(name);
  }

  /** Whether {@code text} holds the name, a part of it, or an address of the server. */
  boolean tells(String text) {
    return tellsAddress(text) || WORD_BREAKS.splitAsStream(text).anyMatch(this::tellsName);
  }

  private boolean tellsName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return !STANDARD.contains(word.toUpperCase(Locale.ROOT))
        && parts.stream().anyMatch(lower::contains);
  }

  private boolean tellsAddress(String text) {
    return ADDRESS_LIKE
        .matcher(ADDRESS_PREFIX.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .anyMatch(this::isAddress);
  }

  private boolean isAddress(String run) {
    // A sentence's full stop, or a colon before a port or an explanation, may follow.
    return addresses.stream().anyMatch(run::contains)
        || Addresses.parse(run.replaceAll("[.:]$", ""))
            .map(Addresses::text)
            .filter(addresses::contains)
            .isPresent();
  }

  /**
   * The whole name and every label but the last, as A-labels and as the bytes of the U-labels'
   * UTF-8 (the report has one char per byte).
   */
  private static List<String> parts(String name) {
    if (Addresses.parse(name).map(InetAddress::getHostAddress).isPresent()) {
      return List.of(name);
    }
    List<String> parts = new ArrayList<>();
    for (String spelling : List.of(name, IDN.toUnicode(name))) {
      List<String> labels = Arrays.asList(spelling.split("\\."));
      parts.add(bytes(spelling));
      labels.subList(0, labels.size() - 1).stream()
          .map(ServerText::bytes)
          .filter(label -> label.length() >= MIN_PART_CHARACTERS)
          .forEach(parts::add);
    }
    return List.copyOf(parts);
  }

  private static String bytes(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return new String(utf8, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
