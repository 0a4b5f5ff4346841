package org.sendpath.collector.table;

import java.io.ByteArrayOutputStream;

/** JSON text as a line of NDJSON. */
public final class OneLine {
  private OneLine() {}

  /**
   * The text on one line: itself if it has no line break, else without the white space between its
   * tokens. No value changes, nor how it is written: inside strings JSON has no line breaks (RFC
   * 8259 §7), and nowhere does it need white space.
   *
   * @param json valid JSON in UTF-8
   */
  public static byte[] of(byte[] json) {
    for (byte b : json) {
      if (b == '\n' || b == '\r') {
        return withoutWhiteSpace(json);
      }
    }
    return json;
  }

  private static byte[] withoutWhiteSpace(byte[] json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
    boolean inString = false;
    boolean escaped = false;
    for (byte b : json) {
      if (inString) {
        inString = escaped || b != '"';
        escaped = !escaped && b == '\\';
        out.write(b);
      } else if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        inString = b == '"';
        out.write(b);
      }
    }
    return out.toByteArray();
  }
}
