package org.sendpath.analysis.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.sendpath.table.Shape;

/** What the tables' words, columns and names mean, in plain English. */
public final class Wording {
  private static final Map<String, String> TEXTS = load();

  private Wording() {}

  /** A word of a column, such as {@code icmp-hard} of {@code case}; a word not known as it is. */
  public static String word(String column, String word) {
    return find(column, word).orElse(word);
  }

  /** The same, if there is something to say. */
  public static Optional<String> find(String group, String word) {
    return Optional.ofNullable(TEXTS.get(group + "." + word));
  }

  /** A column's heading. */
  public static String column(String column) {
    return word("column", column);
  }

  /** What stands above a table. */
  public static String caption(Shape shape) {
    return word("caption", shape.word());
  }

  private static Map<String, String> load() {
    Properties texts = new Properties();
    try (InputStream stream = Wording.class.getResourceAsStream("wording.properties")) {
      texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("wording.properties in this jar cannot be read", e);
    }
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(name -> name, texts::getProperty));
  }
}
