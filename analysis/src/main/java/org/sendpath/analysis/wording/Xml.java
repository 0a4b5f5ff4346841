package org.sendpath.analysis.wording;

/** Text for XML 1.0 and for HTML, as content or as a value between quotation marks. */
public final class Xml {
  private static final int REPLACEMENT = 0xFFFD;

  private Xml() {}

  /** What has a meaning in markup escaped, and what XML 1.0 §2.2 does not allow replaced. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    switch (character) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(isAllowed(character) ? character : REPLACEMENT);
    }
  }

  private static boolean isAllowed(int character) {
    boolean control =
        (character < 0x20 && character != '\t' && character != '\n' && character != '\r')
            || (character >= 0x7F && character <= 0x9F);
    boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
    return !control && !surrogate && character != 0xFFFE && character != 0xFFFF;
  }
}
