package org.sendpath.agent.smtp;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sendpath.report.Addresses;

/**
 * Whether a certificate is for a server (RFC 9525 §6). Only subject alternative names count; the
 * common name does not.
 */
final class CertificateNames {
  /** The kinds of name in {@link X509Certificate#getSubjectAlternativeNames}. */
  private static final int DNS_NAME = 2;

  private static final int IP_ADDRESS = 7;

  private CertificateNames() {}

  /**
   * Whether {@code certificate} names {@code serverName}.
   *
   * @param serverName a host name of A-labels or an address literal
   */
  static boolean name(X509Certificate certificate, String serverName) {
    Optional<InetAddress> address = Addresses.parse(serverName);
    return alternativeNames(certificate).stream()
        .anyMatch(
            name ->
                address.isPresent()
                    ? isKind(name, IP_ADDRESS) && Addresses.parse(value(name)).equals(address)
                    : isKind(name, DNS_NAME) && covers(value(name), serverName));
  }

  /** RFC 9525 §6.3: {@code *} stands for one whole label, the leftmost. */
  static boolean covers(String presented, String serverName) {
    String pattern = canonical(presented);
    String name = canonical(serverName);
    if (!pattern.startsWith("*.")) {
      return pattern.equals(name);
    }
    String parent = pattern.substring(1);
    int labelLength = name.length() - parent.length();
    // A wildcard right under a top-level domain would name half the world.
    return parent.indexOf('.', 1) > 0
        && parent.indexOf('*') < 0
        && labelLength > 0
        && name.endsWith(parent)
        && name.indexOf('.') == labelLength;
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      // Names that cannot be read name nobody.
      return List.of();
    }
  }

  private static boolean isKind(List<?> name, int kind) {
    return name.get(0).equals(kind);
  }

  private static String value(List<?> name) {
    return (String) name.get(1);
  }
}
