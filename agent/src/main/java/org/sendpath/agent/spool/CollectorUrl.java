package org.sendpath.agent.spool;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.sendpath.report.Addresses;

/**
 * Where a collector is.
 *
 * @param uri {@code https}, or {@code http} to this very host; no user, query or fragment; without
 *     slash at the end
 */
public record CollectorUrl(URI uri) {
  public CollectorUrl {
    uri = canonical(uri);
  }

  /**
   * The collector at {@code text}, {@code https://collector.example.org} or with a path below which
   * it answers.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static CollectorUrl parse(String text) {
    try {
      return new CollectorUrl(new URI(text.strip()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the collector's URL is malformed: " + e.getMessage(), e);
    }
  }

  /** The resource {@code path}, which begins with a slash, of this collector. */
  public URI resolve(String path) {
    return URI.create(uri + path);
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static URI canonical(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "the collector's URL must look like https://collector.example.org, not " + uri);
    }
    if (scheme.equals("http") && !isThisHost(host)) {
      throw new IllegalArgumentException(
          "the collector's URL must begin with https:// (http:// is for this very host alone), not "
              + uri);
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the collector's URL must have no user, no ? and no #: only https://host[:port][/path]");
    }
    String path = uri.getRawPath().replaceAll("/+$", "");
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return URI.create(scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path);
  }

  private static boolean isThisHost(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    // RFC 6761 §6.3: localhost is always this host.
    return bare.equalsIgnoreCase("localhost")
        || Addresses.parse(bare).map(InetAddress::isLoopbackAddress).orElse(false);
  }
}
