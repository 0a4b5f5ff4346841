package org.sendpath.agent.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.HexFormat;

/**
 * The least self-signed certificate (RFC 5280 §4.1) that a handshake can be rehearsed with: Java
 * reads certificates, and has no public way of making one.
 */
final class RehearsalCertificate {
  /** {@code ecdsa-with-SHA256}, RFC 5758 §3.2. */
  private static final byte[] ECDSA_WITH_SHA256 =
      HexFormat.of().parseHex("300a06082a8648ce3d040302");

  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int VERSION = 0xa0;

  private RehearsalCertificate() {}

  /** A certificate of {@code keys}, an EC pair, in DER. */
  static byte[] encoded(KeyPair keys) throws GeneralSecurityException {
    byte[] name =
        der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, ascii("rehearsal")))));
    byte[] validity =
        der(SEQUENCE, der(UTC_TIME, ascii("000101000000Z")), der(UTC_TIME, ascii("491231235959Z")));
    byte[] version3 = der(VERSION, der(INTEGER, new byte[] {2}));
    byte[] serial = der(INTEGER, new byte[] {1});
    byte[] toBeSigned =
        der(
            SEQUENCE,
            version3,
            serial,
            ECDSA_WITH_SHA256,
            name,
            validity,
            name,
            keys.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(toBeSigned);
    byte[] noUnusedBits = {0};
    return der(
        SEQUENCE, toBeSigned, ECDSA_WITH_SHA256, der(BIT_STRING, noUnusedBits, signature.sign()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    int lengthBytes = content.size();
    if (lengthBytes > 0xff) {
      value.write(0x82);
      value.write(lengthBytes >> Byte.SIZE);
    } else if (lengthBytes > 0x7f) {
      value.write(0x81);
    }
    value.write(lengthBytes & 0xff);
    value.writeBytes(content.toByteArray());
    return value.toByteArray();
  }
}
