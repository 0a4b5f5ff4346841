package org.sendpath.analysis.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A researcher's token, which comes from a file: command lines are seen by all. */
final class Token {
  private static final int MAX_BYTES = 4096;

  /** RFC 6750 §2.1. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private Token() {}

  /** The token in a file; the message never tells it. */
  static String read(Path file) throws InputException {
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw new InputException(
          "the token's file " + file + " cannot be read: " + e.getMessage(), e);
    }
    if (!SHAPE.matcher(text).matches()) {
      throw new InputException(
          "the token's file "
              + file
              + " must hold the token as you were given it, and nothing else");
    }
    return text;
  }
}
