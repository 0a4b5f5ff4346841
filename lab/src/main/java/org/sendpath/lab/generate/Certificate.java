package org.sendpath.lab.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sendpath.report.Tls;
import org.sendpath.report.Trust;
import org.sendpath.report.UnknownFields;

/**
 * A server's certificate, and the TLS it speaks.
 *
 * @param renewalDay on which of {@value #LIFE_DAYS} days it is renewed
 */
record Certificate(
    String version, String cipher, Trust trust, boolean hostnameMatches, int renewalDay) {
  static final int LIFE_DAYS = 90;

  private static final long EXPIRED_DAYS = 40;

  private static final Weighted<Trust> TRUST =
      new Weighted<Trust>()
          .with(Trust.TRUSTED, 0.90)
          .with(Trust.SELF_SIGNED, 0.05)
          .with(Trust.EXPIRED, 0.02)
          .with(Trust.UNKNOWN_ISSUER, 0.03);

  static Certificate draw(Draws draws) {
    boolean modern = draws.chance(0.87);
    return new Certificate(
        modern ? "TLSv1.3" : "TLSv1.2",
        modern ? "TLS_AES_256_GCM_SHA384" : "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        TRUST.draw(draws),
        draws.chance(0.94),
        draws.below(LIFE_DAYS));
  }

  /**
   * @param today the beginning of the day of the handshake
   */
  Tls tls(long elapsedMicros, Instant today) {
    long day = Duration.between(Instant.EPOCH, today).toDays();
    long daysLeft = LIFE_DAYS - Math.floorMod(day - renewalDay, (long) LIFE_DAYS);
    long days = trust == Trust.EXPIRED ? daysLeft - LIFE_DAYS - EXPIRED_DAYS : daysLeft;
    return new Tls(
        version,
        cipher,
        elapsedMicros,
        trust,
        hostnameMatches,
        Optional.of(today.plus(Duration.ofDays(days))),
        UnknownFields.NONE);
  }
}
