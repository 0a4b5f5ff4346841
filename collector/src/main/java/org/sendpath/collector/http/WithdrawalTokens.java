package org.sendpath.collector.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The tokens with which volunteers withdraw reports: HMAC-SHA256 (RFC 2104) of the report's 16 id
 * bytes, in base64url. Whoever has the key can derive each, so none is stored.
 */
final class WithdrawalTokens {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 16;

  /** A copy of it per token: a Mac is for one thread, and making one anew costs more. */
  private final Mac keyed;

  /**
   * @param key see {@code Access.withdrawalKey()}
   */
  WithdrawalTokens(byte[] key) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("key: no key for " + ALGORITHM, e);
    }
  }

  /** The token of a report. */
  String of(UUID id) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(id));
  }

  /** Whether {@code token} is that of the report; takes as long whether it is nearly so or not. */
  boolean matches(UUID id, String token) {
    return MessageDigest.isEqual(
        of(id).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.US_ASCII));
  }

  private byte[] mac(UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(ID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    try {
      return ((Mac) keyed.clone()).doFinal(bytes);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Java's own " + ALGORITHM + " can be copied", e);
    }
  }
}
