package org.sendpath.agent.spool;

/** RFC 4648 §6 in lower case and without padding. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int BITS = 5;

  private Base32() {}

  static String write(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int held = 0;
    int heldBits = 0;
    for (byte next : bytes) {
      held = (held << Byte.SIZE | Byte.toUnsignedInt(next)) & 0xFFFF;
      heldBits += Byte.SIZE;
      while (heldBits >= BITS) {
        heldBits -= BITS;
        text.append(ALPHABET.charAt((held >> heldBits) & 0x1F));
      }
    }
    if (heldBits > 0) {
      text.append(ALPHABET.charAt((held << (BITS - heldBits)) & 0x1F));
    }
    return text.toString();
  }
}
