package org.sendpath.collector.cli;

import java.security.SecureRandom;
import java.util.Base64;

/** Tokens: 256 random bits, as text that stands in an HTTP header as it is. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  static String random() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
