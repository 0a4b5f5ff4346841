package org.sendpath.report;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** Whether text can be written as UTF-8 (RFC 8259 §8.1) and read again. */
final class JsonText {
  private static final int CHUNK_CHARACTERS = 4096;

  private JsonText() {}

  /** Whether every surrogate has its partner: {@code "\ud800"} alone is no Unicode text. */
  static boolean isWellFormed(String text) {
    int at = 0;
    while (at < text.length() && !Character.isSurrogate(text.charAt(at))) {
      at++;
    }
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return false;
      }
      at += Character.charCount(codePoint);
    }
    return true;
  }

  /**
   * Where {@code bytes} stops being UTF-8; empty if it never does. The parser lets overlong forms
   * and encoded surrogates pass, so this looks first.
   */
  static OptionalInt notUtf8At(byte[] bytes) {
    int bits = 0;
    for (byte b : bytes) {
      bits |= b;
    }
    if (bits >= 0) {
      return OptionalInt.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, CHUNK_CHARACTERS));
    while (true) {
      CoderResult result = decoder.decode(in, out.clear(), true);
      if (result.isError()) {
        return OptionalInt.of(in.position());
      }
      if (result.isUnderflow()) {
        return OptionalInt.empty();
      }
    }
  }
}
