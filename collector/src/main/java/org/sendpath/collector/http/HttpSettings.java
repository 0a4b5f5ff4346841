package org.sendpath.collector.http;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and within what limits the server serves.
 *
 * @param listen port 0 takes any that is free
 * @param tls empty for plain HTTP
 */
public record HttpSettings(
    InetSocketAddress listen,
    Optional<Tls> tls,
    ConnectionLimits connections,
    BodyLimits bodies,
    RateLimit rate,
    TrustedProxies proxies) {
  /**
   * Whose name the server has.
   *
   * @param certificate the chain, PEM, the server's own first
   * @param key PKCS #8, PEM, not encrypted
   */
  public record Tls(Path certificate, Path key) {
    public Tls {
      Objects.requireNonNull(certificate, "certificate");
      Objects.requireNonNull(key, "key");
    }
  }

  public HttpSettings {
    Objects.requireNonNull(listen, "listen");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(connections, "connections");
    Objects.requireNonNull(bodies, "bodies");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(proxies, "proxies");
  }
}
