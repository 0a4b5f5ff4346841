package org.sendpath.report;

import java.time.Instant;
import java.util.Optional;

/**
 * The TLS handshake and the certificate. An untrusted one is recorded, not fatal.
 *
 * @param elapsedMicros the handshake
 * @param hostnameMatches RFC 6125, against the name the volunteer gave
 * @param notAfter the end of the server certificate's validity
 */
public record Tls(
    String version,
    String cipher,
    long elapsedMicros,
    Trust trust,
    boolean hostnameMatches,
    Optional<Instant> notAfter,
    UnknownFields unknown) {
  public Tls {
    Check.line("version", version);
    Check.line("cipher", cipher);
    Check.micros("elapsedMicros", elapsedMicros);
    Check.present("trust", trust);
    notAfter.ifPresent(time -> Check.time("notAfter", time));
    Check.present("unknown", unknown);
  }
}
