package org.sendpath.agent.smtp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text as it came from the wire: one char per byte (ISO 8859-1), from whoever answered. */
public final class WireText {
  private static final int MAX_UTF8_BYTES = 4;
  private static final int LEFTMOST_BYTE_SHIFT = Integer.SIZE - Byte.SIZE;

  private WireText() {}

  /**
   * How {@code raw} is shown on a terminal: what prints as it is, bytes that form valid UTF-8
   * decoded, and every other byte (controls, escape sequences, invisible and direction-changing
   * characters, invalid UTF-8) as {@code \xNN}. No server can drive the reader's terminal with it.
   * Line ends are escaped, too: split lines first.
   */
  public static String shown(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder shown = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int lengthBytes = sequenceBytes(bytes[at]);
      Optional<String> character = decoded(bytes, at, lengthBytes).filter(WireText::prints);
      if (character.isPresent()) {
        shown.append(character.get());
        at += lengthBytes;
      } else {
        shown.append(String.format("\\x%02X", bytes[at]));
        at++;
      }
    }
    return shown.toString();
  }

  /** How long the UTF-8 sequence is that begins with {@code first}; 1 where none does. */
  private static int sequenceBytes(byte first) {
    int ones = Integer.numberOfLeadingZeros(~(first << LEFTMOST_BYTE_SHIFT));
    return ones >= 2 && ones <= MAX_UTF8_BYTES ? ones : 1;
  }

  private static Optional<String> decoded(byte[] bytes, int at, int lengthBytes) {
    if (at + lengthBytes > bytes.length) {
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      CharBuffer character = decoder.decode(ByteBuffer.wrap(bytes, at, lengthBytes));
      return Optional.of(character.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean prints(String character) {
    return switch (Character.getType(character.codePointAt(0))) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
