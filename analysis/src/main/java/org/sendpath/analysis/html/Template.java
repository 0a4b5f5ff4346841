package org.sendpath.analysis.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places like <code>{{name}}</code>, each of which must be filled. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9-]+)}}");

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  /** A resource beside this class. */
  static String resource(String name) {
    try (InputStream stream = Template.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in this jar cannot be read", e);
    }
  }

  static Template of(String text) {
    return new Template(text);
  }

  /**
   * The text with all places filled.
   *
   * @throws IllegalArgumentException if a place has no piece, or a piece no place
   */
  String fill(Map<String, Markup> pieces) {
    Set<String> unused = new HashSet<>(pieces.keySet());
    String filled =
        PLACE
            .matcher(text)
            .replaceAll(
                place -> {
                  Markup piece = pieces.get(place.group(1));
                  if (piece == null) {
                    throw new IllegalArgumentException("pieces: has no " + place.group(1));
                  }
                  unused.remove(place.group(1));
                  return Matcher.quoteReplacement(piece.html());
                });
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException("pieces: has no place for " + unused);
    }
    return filled;
  }
}
