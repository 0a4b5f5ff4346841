package org.sendpath.agent.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sendpath.report.Word;

/**
 * The texts of one language. {@code {0}} to {@code {9}} in a text are places for arguments; nothing
 * else is special in it, so that an apostrophe is an apostrophe.
 */
public final class Messages {
  private static final String BUNDLE = "org.sendpath.agent.show.messages";

  /** Else a Japanese system would answer in Japanese where English was asked for. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Japanese for a Japanese locale, English for every other. */
  public static Messages of(Locale locale) {
    return new Messages(ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK));
  }

  /**
   * The texts of a language by its tag.
   *
   * @param language {@code en}, {@code ja}, or a longer tag such as {@code ja-JP}
   */
  public static Messages of(String language) {
    return of(Locale.forLanguageTag(language.replace('_', '-')));
  }

  /** English where {@code terminal} cannot print the language of {@code locale}. */
  public static Messages of(Locale locale, Terminal terminal) {
    Messages wanted = of(locale);
    return terminal.prints(wanted.text("language.name")) ? wanted : of(Locale.ENGLISH);
  }

  /** The language of the texts: English or Japanese. */
  public Locale locale() {
    return bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
  }

  /**
   * The text of {@code key} with {@code arguments} in their places.
   *
   * @throws MissingResourceException if there is no such key: a bug
   * @throws IllegalArgumentException if the text has a place and no argument for it: a bug
   */
  public String text(String key, Object... arguments) {
    return PLACE
        .matcher(bundle.getString(key))
        .replaceAll(place -> Matcher.quoteReplacement(argument(key, place, arguments)));
  }

  /** The text for a word of one of the report's vocabularies: key {@code prefix.word}. */
  public String word(String prefix, Word word, Object... arguments) {
    return text(prefix + "." + word.word(), arguments);
  }

  /** Whether there is a text for {@code key}. */
  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** "Port 587", "Ports 587 and 25", "Ports 587, 465 and 25". */
  String ports(List<Integer> ports) {
    List<String> named = new ArrayList<>();
    for (int port : ports) {
      named.add(text("list.port", port));
    }
    return named.isEmpty() ? "" : text(named.size() == 1 ? "list.one" : "list.many", list(named));
  }

  /** The items as one list in words. */
  String list(List<String> items) {
    if (items.isEmpty()) {
      return "";
    }
    String list = items.get(0);
    for (int i = 1; i < items.size(); i++) {
      list = text(i == items.size() - 1 ? "list.last" : "list.next", list, items.get(i));
    }
    return list;
  }

  private static String argument(String key, MatchResult place, Object... arguments) {
    int index = Integer.parseInt(place.group(1));
    if (index >= arguments.length) {
      throw new IllegalArgumentException(key + ": no argument for " + place.group());
    }
    return String.valueOf(arguments[index]);
  }
}
